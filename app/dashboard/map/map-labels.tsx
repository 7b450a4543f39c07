'use client';

import { useRef } from 'react';
import { markCluster } from '#components/cluster-marks.ts';
import { inkOn, type Scheme, shadeCluster } from '#components/cluster-shade.ts';
import type { MapCluster } from '#server/schemas/map.ts';
import type { Plot } from './create-plot.ts';
import { declutter } from './declutter.ts';
import styles from './map.module.css';
import type { Place } from './map-geometry.ts';
import { nameMapCluster } from './name-map-cluster.ts';
import { usePlaced } from './use-placed.ts';

interface MapLabelsProps {
  plot: Plot;
  /** Largest first: where two would overlap, the larger one is named. */
  clusters: readonly MapCluster[];
  scheme: Scheme;
  isolated: number | null;
  isFaint: boolean;
  /** Where something more important stands. */
  avoid?: readonly Place[];
}

const EDGE_PX = 4;
/** A mark with its name to the right of it. */
const AVOIDED = { leftPx: 14, topPx: 14, widthPx: 110, heightPx: 28 };

/** A label whose place is in sight is not cut at an edge. */
function keepInside(leftPx: number, placePx: number, lengthPx: number, widthPx: number): number {
  if (placePx < 0 || placePx > widthPx) return leftPx;
  return Math.max(EDGE_PX, Math.min(leftPx, widthPx - lengthPx - EDGE_PX));
}

/** The clusters' names where they lie. */
export function MapLabels(props: MapLabelsProps) {
  const { plot, clusters, scheme, isolated, isFaint, avoid = [] } = props;
  const root = useRef<HTMLDivElement>(null);
  const bySize = [...clusters]
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .sort((a, b) => Number(b.clusterIndex === isolated) - Number(a.clusterIndex === isolated));
  usePlaced(root, plot, () => {
    const labels = [...(root.current?.querySelectorAll<HTMLElement>('[data-x]') ?? [])];
    const boxes = labels.map((label) => {
      const [left, top] = plot.project([Number(label.dataset.x), Number(label.dataset.y)]);
      const { offsetWidth, offsetHeight } = label.firstElementChild as HTMLElement;
      const leftPx = keepInside(left - offsetWidth / 2, left, offsetWidth, plot.size().widthPx);
      (label.firstElementChild as HTMLElement).style.translate =
        `${leftPx + offsetWidth / 2 - left}px`;
      return {
        leftPx,
        topPx: top - offsetHeight / 2,
        widthPx: offsetWidth,
        heightPx: offsetHeight,
      };
    });
    const taken = avoid.map((place) => {
      const [left, top] = plot.project(place);
      return { ...AVOIDED, leftPx: left - AVOIDED.leftPx, topPx: top - AVOIDED.topPx };
    });
    for (const [index, isShown] of declutter(boxes, taken).entries()) {
      labels[index]?.toggleAttribute('data-hidden', !isShown);
    }
  });
  return (
    <div ref={root} data-faint={isFaint} className={styles.labels} aria-hidden="true">
      {bySize.map((cluster) => {
        const { letter } = markCluster(cluster.clusterIndex);
        const color = shadeCluster(cluster.clusterIndex, scheme);
        return (
          <div
            key={cluster.clusterIndex}
            className={styles.mark}
            data-x={cluster.x}
            data-y={cluster.y}
            data-faded={isolated !== null && isolated !== cluster.clusterIndex}
          >
            <span className={styles.clusterLabel}>
              <span className={styles.letter} style={{ background: color, color: inkOn(color) }}>
                {letter}
              </span>
              {nameMapCluster(cluster)}
            </span>
          </div>
        );
      })}
    </div>
  );
}
