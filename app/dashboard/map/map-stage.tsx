'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Scheme } from '#components/cluster-shade.ts';
import { FailureNote } from '#components/failure-note.tsx';
import type { MapCluster, MapFacts } from '#server/schemas/map.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { useOpenBand } from '../_shared/use-open-band.ts';
import { BandNames } from './band-names.tsx';
import type { PlotColors } from './create-plot.ts';
import { decodePoints, placeAt, placeOf } from './decode-points.ts';
import { FactsNote } from './facts-note.tsx';
import { FocusMark } from './focus-mark.tsx';
import { Haze } from './haze-canvas.tsx';
import { HoverTip } from './hover-tip.tsx';
import styles from './map.module.css';
import { boxOf, centreOn, fitBox, type Insets, type Place } from './map-geometry.ts';
import { MapLabels } from './map-labels.tsx';
import { MapPanel } from './map-panel.tsx';
import { mapParams, readSight } from './map-params.ts';
import { type MemberScene, sceneOf } from './member-scene.ts';
import { emphasise, shadePoints } from './shade-points.ts';
import { StageTools } from './stage-tools.tsx';
import { usePlot } from './use-plot.ts';
import { useRememberedSight } from './use-remembered-sight.ts';
import { useTouchGestures } from './use-touch-gestures.ts';

const COLORS: Record<Scheme, PlotColors> = {
  light: { background: '#f6f7f9', accent: '#3b5bdb', hover: '#16181d' },
  dark: { background: '#0f1013', accent: '#a5b8ff', hover: '#ffffff' },
};
/** So close a band is shown when the picture flies to it. */
const FOCUS_DISTANCE = 0.22;
const PAN_PX = 80;
const ZOOM_STEP = 1.5;
const PHONE_PX = 640;
const BAND_PANEL_PX = 420;
/** Names stand at the right of what they name. */
const NAME_ROOM_PX = 90;

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
  const trpc = useTrpc();
  const scheme = useComputedColorScheme('light');
  const isStill = useReducedMotion();
  const [params, setParams] = useQueryStates(mapParams);
  const [openBandId, openBand] = useOpenBand();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<number>();
  const [selected, setSelected] = useState<number[]>([]);
  const [isLasso, setLasso] = useState(false);
  const [isReady, setReady] = useState(false);

  const answer = useQuery(trpc.map.points.queryOptions());
  const points = useMemo(() => answer.data && decodePoints(answer.data), [answer.data]);
  const keywordBands = useQuery(
    trpc.map.keywordBands.queryOptions(
      { keywordId: params.keyword ?? 0 },
      { enabled: params.color === 'keyword' && params.keyword !== null },
    ),
  );
  const member = useQuery(
    trpc.map.member.queryOptions(
      { externalId: params.member ?? '' },
      { enabled: params.member !== null },
    ),
  );
  const scene = useMemo<MemberScene | undefined>(
    () => (points && params.member && member.data ? sceneOf(member.data, points) : undefined),
    [points, params.member, member.data],
  );

  const shading = useMemo(() => {
    if (!points) return undefined;
    return shadePoints({
      points: points.columns,
      mode: params.color,
      scheme,
      clusterCount: clusters.length,
      keywordBandIds: new Set(keywordBands.data?.bandIds),
    });
  }, [points, params.color, scheme, clusters.length, keywordBands.data]);
  const isolated = params.color === 'cluster' ? params.cluster : params.part;
  const drawn = useMemo(
    () => shading && emphasise(shading, { isolated, isBackground: scene !== undefined }),
    [shading, isolated, scene],
  );

  const plot = usePlot(canvas, {
    onHover: setHovered,
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

  const insets = (): Insets => {
    const isPhone = (plot?.size().widthPx ?? 0) < PHONE_PX;
    if (isPhone) return { leftPx: 16, topPx: 16, rightPx: 16, bottomPx: 72 };
    return {
      leftPx: 308,
      topPx: 28,
      rightPx: openBandId === null ? 72 : BAND_PANEL_PX + 20,
      bottomPx: 44,
    };
  };
  const showAll = (isSmooth: boolean) => {
    if (!plot || !points) return;
    const { xs, ys } = points.places;
    const { target, distance } = fitBox(boxOf(xs, ys, 0.002), plot.size(), insets());
    plot.show(target, distance, { isSmooth: isSmooth && !isStill });
  };
  const flyTo = (place: Place, distance: number) => {
    if (!plot) return;
    const sight = centreOn(place, distance, plot.size(), insets());
    plot.show(sight.target, sight.distance, { isSmooth: !isStill });
  };
  /** The panel would cover a point at the right edge: moves it clear. */
  const keepBesidePanel = (place: Place) => {
    if (!plot || plot.size().widthPx < PHONE_PX) return;
    const [left] = plot.project(place);
    const clear = plot.size().widthPx - BAND_PANEL_PX - 80;
    if (left > clear) plot.panBy(clear - left, 0);
  };
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
    const box = boxOf(
      scene.places.map(([x]) => x),
      scene.places.map(([, y]) => y),
    );
    const room = insets();
    room.rightPx += NAME_ROOM_PX;
    const { distance } = fitBox(box, plot.size(), room);
    const middle: Place = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2];
    const sight = centreOn(middle, Math.max(0.2, distance * 1.1), plot.size(), room);
    plot.show(sight.target, sight.distance, { isSmooth: !isStill });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: flies once for each member
  useEffect(() => {
    if (isReady) goToMember();
  }, [isReady, scene]);

  useRememberedSight(plot, isReady, (view) => setParams({ view }, { history: 'replace' }));

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!plot || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => plot.panBy(PAN_PX, 0),
      ArrowRight: () => plot.panBy(-PAN_PX, 0),
      ArrowUp: () => plot.panBy(0, PAN_PX),
      ArrowDown: () => plot.panBy(0, -PAN_PX),
      '+': () => plot.zoomBy(ZOOM_STEP),
      '=': () => plot.zoomBy(ZOOM_STEP),
      '-': () => plot.zoomBy(1 / ZOOM_STEP),
      '0': () => showAll(true),
      Escape: () => {
        if (isLasso) endLasso();
        else if (selected.length > 0) clearSelection();
        else setParams({ cluster: null, part: null, focus: null });
      },
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
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
          {hovered !== undefined && (
            <HoverTip
              plot={plot}
              place={placeAt(points, hovered)}
              name={points.columns.names[hovered] ?? ''}
              cluster={clusters[points.columns.clusters[hovered] ?? -1]}
              timesRecommended={points.columns.timesRecommended[hovered] ?? 0}
              isPlacedLater={points.placedLater.has(points.columns.ids[hovered] ?? -1)}
            />
          )}
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
          onOpen={openBand}
          onClose={clearSelection}
        />
      )}
    </section>
  );
}
