'use client';

import { useRef } from 'react';
import type { Plot } from './create-plot.ts';
import { type DecodedPoints, placeOf } from './decode-points.ts';
import styles from './map.module.css';
import { usePlaced } from './use-placed.ts';

interface FocusMarkProps {
  plot: Plot;
  points: DecodedPoints;
  bandId: number;
  /** Its panel is open. */
  isOpen: boolean;
}

/** A ring around the band in question. */
export function FocusMark({ plot, points, bandId }: FocusMarkProps) {
  const root = useRef<HTMLDivElement>(null);
  usePlaced(root, plot);
  const place = placeOf(points, bandId);
  const name = points.columns.names[points.indexOf.get(bandId) ?? -1];
  if (!place) return null;
  return (
    <div ref={root} aria-hidden="true">
      <div key={bandId} className={styles.mark} data-x={place[0]} data-y={place[1]}>
        <span className={styles.ring} />
        <span className={styles.ringName}>{name}</span>
      </div>
    </div>
  );
}
