'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import type { MapCluster } from '#server/schemas/map.ts';
import type { Plot } from './create-plot.ts';
import { type DecodedPoints, placeAt } from './decode-points.ts';
import styles from './map.module.css';
import type { Place } from './map-geometry.ts';
import { nameMapCluster } from './name-map-cluster.ts';
import { usePlaced } from './use-placed.ts';

interface HoverTipProps {
  plot: Plot;
  points: DecodedPoints;
  clusters: readonly MapCluster[];
}

/** Who the point under the pointer is. It listens itself: nothing else is rendered anew while the pointer moves. */
export function HoverTip({ plot, points, clusters }: HoverTipProps) {
  const [hovered, setHovered] = useState<number>();
  useEffect(() => plot.onHover(setHovered), [plot]);
  const name = hovered === undefined ? undefined : points.columns.names[hovered];
  if (hovered === undefined || name === undefined) return null;
  const { columns, placedLater } = points;
  return (
    <Tip
      plot={plot}
      place={placeAt(points, hovered)}
      name={name}
      cluster={clusters[columns.clusters[hovered] ?? -1]}
      timesRecommended={columns.timesRecommended[hovered] ?? 0}
      isPlacedLater={placedLater.has(columns.ids[hovered] ?? -1)}
    />
  );
}

interface TipProps {
  plot: Plot;
  place: Place;
  name: string;
  cluster: MapCluster | undefined;
  timesRecommended: number;
  isPlacedLater: boolean;
}

function Tip({ plot, place, name, cluster, timesRecommended, isPlacedLater }: TipProps) {
  const t = useTranslations('dashboard.map.tip');
  const root = useRef<HTMLDivElement>(null);
  usePlaced(root, plot);
  const [left, top] = plot.project(place);
  const { widthPx } = plot.size();
  return (
    <div ref={root}>
      <div
        className={styles.mark}
        data-x={place[0]}
        data-y={place[1]}
        data-flip={left > Math.max(widthPx / 2, widthPx - 280)}
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
