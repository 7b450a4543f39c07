'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { markCluster } from '#components/cluster-marks.ts';
import type { Plot } from './create-plot.ts';
import { hideCrowdedNames } from './hide-crowded-names.ts';
import styles from './member.module.css';
import { PickGlyph, RecommendationGlyph, SearchGlyph } from './member-glyphs.tsx';
import type { MemberScene } from './member-scene.ts';
import { usePlaced } from './use-placed.ts';

interface MemberOverlayProps {
  plot: Plot;
  scene: MemberScene;
  onOpen: (bandId: number) => void;
}

/** A member's picks, searches and recommendations, joined by thin lines of their taste cluster's colour. */
export function MemberOverlay({ plot, scene, onOpen }: MemberOverlayProps) {
  const t = useTranslations('dashboard.map.member');
  const root = useRef<HTMLDivElement>(null);
  usePlaced(root, plot, () => {
    if (root.current) hideCrowdedNames(root.current, plot);
  });
  return (
    <div ref={root} className={styles.overlay}>
      <svg className={styles.lines} aria-hidden="true" focusable="false">
        {scene.lines.map(({ from, to, probeIndex, isRecommendation }) => (
          <line
            key={`${from}-${to}-${isRecommendation}`}
            data-x1={from[0]}
            data-y1={from[1]}
            data-x2={to[0]}
            data-y2={to[1]}
            stroke={markCluster(probeIndex).color}
            strokeDasharray={isRecommendation ? '1 5' : undefined}
          />
        ))}
      </svg>
      {scene.searches.map(({ probeIndex, place }) => (
        <span key={probeIndex} className={styles.search} data-x={place[0]} data-y={place[1]}>
          <span
            className={styles.glyph}
            role="img"
            aria-label={t('search', { letter: markCluster(probeIndex).letter })}
            title={t('search', { letter: markCluster(probeIndex).letter })}
          >
            <SearchGlyph probeIndex={probeIndex} />
          </span>
        </span>
      ))}
      {scene.recommendations.map(({ bandId, bandName, place, probeIndex, priority }) => (
        <button
          key={`recommendation-${bandId}`}
          type="button"
          className={styles.band}
          data-x={place[0]}
          data-y={place[1]}
          data-strong
          aria-label={t('recommendation', { name: bandName, number: priority })}
          onClick={() => onOpen(bandId)}
        >
          <span className={styles.glyph}>
            <RecommendationGlyph probeIndex={probeIndex} />
          </span>
          <span className={styles.name} data-name>
            {bandName}
          </span>
        </button>
      ))}
      {scene.picks.map(({ bandId, bandName, place, probeIndex }) => (
        <button
          key={`pick-${bandId}`}
          type="button"
          className={styles.band}
          data-x={place[0]}
          data-y={place[1]}
          aria-label={t('pick', { name: bandName })}
          onClick={() => onOpen(bandId)}
        >
          <span className={styles.glyph}>
            <PickGlyph probeIndex={probeIndex} />
          </span>
          <span className={styles.name} data-name>
            {bandName}
          </span>
        </button>
      ))}
    </div>
  );
}
