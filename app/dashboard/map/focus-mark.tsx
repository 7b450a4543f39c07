'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTrpc } from '../../trpc-provider.tsx';
import type { Plot } from './create-plot.ts';
import { type DecodedPoints, placeOf } from './decode-points.ts';
import styles from './focus.module.css';
import { hideCrowdedNames } from './hide-crowded-names.ts';
import { usePlaced } from './use-placed.ts';

interface FocusMarkProps {
  plot: Plot;
  points: DecodedPoints;
  bandId: number;
  /** Its panel is open: its true neighbours are shown too, wherever the picture has put them. */
  isOpen: boolean;
}

/** A ring around the band in question, and lines to those that are really nearest. */
export function FocusMark({ plot, points, bandId, isOpen }: FocusMarkProps) {
  const trpc = useTrpc();
  const root = useRef<HTMLDivElement>(null);
  // The panel asks the same: one answer serves both.
  const { data } = useQuery(trpc.band.inspect.queryOptions({ bandId }, { enabled: isOpen }));
  usePlaced(root, plot, () => {
    if (root.current) hideCrowdedNames(root.current, plot);
  });
  const place = placeOf(points, bandId);
  if (!place) return null;
  const neighbours = (isOpen ? (data?.neighbours ?? []) : []).flatMap((neighbour) => {
    const there = placeOf(points, neighbour.bandId);
    return there ? [{ ...neighbour, place: there }] : [];
  });
  return (
    <div ref={root} className={styles.focus} aria-hidden="true">
      <svg className={styles.lines} aria-hidden="true" focusable="false">
        {neighbours.map(({ bandId: id, place: there }) => (
          <line
            key={id}
            data-x1={place[0]}
            data-y1={place[1]}
            data-x2={there[0]}
            data-y2={there[1]}
          />
        ))}
      </svg>
      <div key={bandId} className={styles.mark} data-x={place[0]} data-y={place[1]}>
        <span className={styles.ring} />
        <span className={styles.name} data-name data-strong>
          {points.columns.names[points.indexOf.get(bandId) ?? -1]}
        </span>
      </div>
      {neighbours.map(({ bandId: id, bandName, place: there }) => (
        <div key={id} className={styles.mark} data-x={there[0]} data-y={there[1]}>
          <span className={styles.dot} />
          <span className={styles.name} data-name>
            {bandName}
          </span>
        </div>
      ))}
    </div>
  );
}
