'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import type { MapCluster } from '#server/schemas/map.ts';
import type { Plot } from './create-plot.ts';
import styles from './map.module.css';
import type { Place } from './map-geometry.ts';
import { nameMapCluster } from './name-map-cluster.ts';
import { usePlaced } from './use-placed.ts';

interface HoverTipProps {
  plot: Plot;
  place: Place;
  name: string;
  cluster: MapCluster | undefined;
  timesRecommended: number;
  isPlacedLater: boolean;
}

/** Who the point under the pointer is. */
export function HoverTip(props: HoverTipProps) {
  const { plot, place, name, cluster, timesRecommended, isPlacedLater } = props;
  const t = useTranslations('dashboard.map.tip');
  const root = useRef<HTMLDivElement>(null);
  usePlaced(root, plot);
  const [left, top] = plot.project(place);
  return (
    <div ref={root}>
      <div
        className={styles.mark}
        data-x={place[0]}
        data-y={place[1]}
        data-flip={left > plot.size().widthPx - 280}
        data-below={top < 110}
        role="tooltip"
      >
        <div className={styles.tip}>
          <strong>{name}</strong>
          {cluster && <ClusterBadge index={cluster.clusterIndex} name={nameMapCluster(cluster)} />}
          <span className={styles.tipNote}>
            {t('recommended', { count: timesRecommended })}
            {isPlacedLater && ` · ${t('placedLater')}`}
          </span>
        </div>
      </div>
    </div>
  );
}
