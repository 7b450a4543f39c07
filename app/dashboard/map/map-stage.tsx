'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Scheme } from '#components/cluster-shade.ts';
import { FailureNote } from '#components/failure-note.tsx';
import type { MapCluster, MapFacts } from '#server/schemas/map.ts';
import { useOpenBand } from '../_shared/use-open-band.ts';
import { BandNames } from './band-names.tsx';
import type { PlotColors } from './create-plot.ts';
import { placeAt, placeOf } from './decode-points.ts';
import { FactsNote } from './facts-note.tsx';
import { FocusMark } from './focus-mark.tsx';
import { Haze } from './haze-canvas.tsx';
import { HoverTip } from './hover-tip.tsx';
import styles from './map.module.css';
import { answerMapKey, ZOOM_STEP } from './map-keys.ts';
import { MapLabels } from './map-labels.tsx';
import { MapPanel } from './map-panel.tsx';
import { mapParams, readSight } from './map-params.ts';
import { planFlights } from './plan-flights.ts';
import { StageTools } from './stage-tools.tsx';
import { useMapData } from './use-map-data.ts';
import { usePlot } from './use-plot.ts';
import { useRememberedSight } from './use-remembered-sight.ts';
import { useTouchGestures } from './use-touch-gestures.ts';

const COLORS: Record<Scheme, PlotColors> = {
  light: { background: '#f6f7f9', accent: '#3b5bdb', hover: '#16181d' },
  dark: { background: '#0f1013', accent: '#a5b8ff', hover: '#ffffff' },
};
/** So close a band is shown when the picture flies to it. */
const FOCUS_DISTANCE = 0.22;

const MemberOverlay = dynamic(() =>
  import('./member-overlay.tsx').then((module) => module.MemberOverlay),
);
const SelectionSheet = dynamic(() =>
  import('./selection-sheet.tsx').then((module) => module.SelectionSheet),
);

interface MapStageProps {
  clusters: readonly MapCluster[];
  facts: MapFacts;
  onUndrawable: () => void;
}

/** The picture: points on a canvas, everything else above it. */
export function MapStage({ clusters, facts, onUndrawable }: MapStageProps) {
  const t = useTranslations('dashboard.map');
  const scheme = useComputedColorScheme('light');
  const isStill = useReducedMotion();
  const [params, setParams] = useQueryStates(mapParams);
  const [openBandId, openBand] = useOpenBand();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [selected, setSelected] = useState<number[]>([]);
  const [isLasso, setLasso] = useState(false);
  const [isReady, setReady] = useState(false);

  const { answer, points, member, scene, shading, isolated, drawn } = useMapData(clusters.length);

  const plot = usePlot(canvas, {
    onPick: (index) => {
      const bandId = points?.columns.ids[index];
      if (!points || bandId === undefined) return;
      openBand(bandId);
      keepBesidePanel(placeAt(points, index));
    },
    onLasso: (indices) => {
      setSelected(indices);
      endLasso();
    },
    onUndrawable,
  });
  useTouchGestures(canvas, plot);

  const { showAll, flyTo, keepBesidePanel, flyToScene } = planFlights({
    plot,
    points,
    isPanelOpen: openBandId !== null,
    isStill,
  });
  const endLasso = () => {
    plot?.setLasso(false);
    setLasso(false);
  };
  const clearSelection = () => {
    plot?.select([]);
    setSelected([]);
  };

  const draw = useEffectEvent(async () => {
    if (!plot || !points || !drawn) return;
    await plot.draw(points.places, drawn, COLORS[scheme]);
    if (isReady) return;
    const sight = readSight(params.view);
    if (sight && params.focus === null) {
      plot.show([sight.x, sight.y], sight.distance, { isSmooth: false });
    } else {
      showAll(false);
    }
    setReady(true);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: draws what they say, and nothing else does
  useEffect(() => {
    draw();
  }, [plot, points, drawn]);

  const focusPlace = points && params.focus !== null ? placeOf(points, params.focus) : undefined;
  const goToFocus = useEffectEvent(() => {
    if (focusPlace) flyTo(focusPlace, FOCUS_DISTANCE);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: flies once for each band
  useEffect(() => {
    if (isReady) goToFocus();
  }, [isReady, params.focus]);

  const goToMember = useEffectEvent(() => {
    if (!scene || !plot || scene.places.length === 0 || params.focus !== null) return;
    flyToScene(scene);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: flies once for each member
  useEffect(() => {
    if (isReady) goToMember();
  }, [isReady, scene]);

  useRememberedSight(plot, isReady, (view) => setParams({ view }, { history: 'replace' }));

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!plot) return;
    answerMapKey(event, plot, {
      showAll: () => showAll(true),
      stepBack: () => {
        if (isLasso) endLasso();
        else if (selected.length > 0) clearSelection();
        else setParams({ cluster: null, part: null, focus: null });
      },
    });
  };

  const markedBandId = openBandId ?? params.focus;
  return (
    <section
      className={styles.stage}
      aria-label={t('title')}
      aria-busy={!isReady}
      data-lasso={isLasso}
      data-member={scene !== undefined}
    >
      {plot && points && shading && (
        <Haze
          plot={plot}
          places={points.places}
          shading={shading}
          isolated={isolated}
          isFaint={scene !== undefined}
        />
      )}
      <div
        className={styles.keyboard}
        role="application"
        aria-label={t('canvas')}
        aria-describedby="map-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} className={styles.canvas} />
      </div>
      <span id="map-keys" className={styles.spoken}>
        {t('keys')}
      </span>
      {answer.error && !answer.data && (
        <div className={styles.failure}>
          <FailureNote error={answer.error} onRetry={() => answer.refetch()} />
        </div>
      )}
      {!isReady && !answer.error && (
        <span className={styles.drawing} role="status">
          {t('loading')}
        </span>
      )}
      {plot && points && isReady && (
        <div className={styles.above}>
          <BandNames
            plot={plot}
            points={points}
            isHidden={scene !== undefined || openBandId !== null}
          />
          <MapLabels
            plot={plot}
            clusters={clusters}
            scheme={scheme}
            isolated={params.color === 'cluster' ? params.cluster : null}
            isFaint={scene !== undefined || params.color !== 'cluster'}
            avoid={scene?.places}
          />
          {scene && <MemberOverlay plot={plot} scene={scene} onOpen={openBand} />}
          {markedBandId !== null && (
            <FocusMark
              plot={plot}
              points={points}
              bandId={markedBandId}
              isOpen={openBandId !== null}
            />
          )}
          <HoverTip plot={plot} points={points} clusters={clusters} />
        </div>
      )}
      {points && shading && (
        <MapPanel
          points={points}
          clusters={clusters}
          shading={shading}
          isolated={isolated}
          member={params.member === null ? undefined : member}
          onFind={(bandId) => {
            setParams({ focus: bandId });
            openBand(bandId);
          }}
        />
      )}
      {plot && (
        <StageTools
          isShifted={openBandId !== null}
          isLasso={isLasso}
          onLasso={() => {
            plot.setLasso(!isLasso);
            setLasso(!isLasso);
          }}
          onZoom={(direction) => plot.zoomBy(ZOOM_STEP ** direction)}
          onShowAll={() => showAll(true)}
        />
      )}
      <FactsNote facts={facts} place={openBandId === null ? 'picture' : 'narrow'} />
      {selected.length > 0 && points && (
        <SelectionSheet
          points={points}
          clusters={clusters}
          selected={selected}
          isShifted={openBandId !== null}
          onOpen={openBand}
          onClose={clearSelection}
        />
      )}
    </section>
  );
}
