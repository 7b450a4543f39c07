'use client';

import { useEffect, useRef, useState } from 'react';
import type { Plot } from './create-plot.ts';
import { declutter } from './declutter.ts';
import { type DecodedPoints, placeAt } from './decode-points.ts';
import styles from './map.module.css';
import { usePlaced } from './use-placed.ts';

/** With more bands in sight, names would only be noise. */
const CROWD = 260;
const MOST_NAMES = 44;
const SETTLE_MS = 120;
const FONT_PX = 12;
const OFFSET_PX = 9;

interface BandNamesProps {
  plot: Plot;
  points: DecodedPoints;
  isHidden: boolean;
}

/** Close up, the bands' own names, as a street map shows its streets: the most recommended first. */
export function BandNames({ plot, points, isHidden }: BandNamesProps) {
  const root = useRef<HTMLDivElement>(null);
  const [indices, setIndices] = useState<number[]>([]);
  useEffect(() => {
    if (isHidden) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const choose = () => setIndices(chooseNames(plot, points));
    choose();
    const stop = plot.onView(() => {
      clearTimeout(timer);
      timer = setTimeout(choose, SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [plot, points, isHidden]);
  usePlaced(root, plot);
  return (
    <div ref={root} aria-hidden="true">
      {!isHidden &&
        indices.map((index) => {
          const [x, y] = placeAt(points, index);
          return (
            <div key={index} className={styles.mark} data-x={x} data-y={y}>
              <span className={styles.bandName}>{points.columns.names[index]}</span>
            </div>
          );
        })}
    </div>
  );
}

function chooseNames(plot: Plot, points: DecodedPoints): number[] {
  const { widthPx, heightPx } = plot.size();
  const { timesRecommended, names } = points.columns;
  const inSight: { index: number; left: number; top: number }[] = [];
  for (let index = 0; index < names.length; index += 1) {
    const [left, top] = plot.project(placeAt(points, index));
    if (left < 0 || top < 0 || left > widthPx || top > heightPx) continue;
    inSight.push({ index, left, top });
    if (inSight.length > CROWD) return [];
  }
  inSight.sort(
    (a, b) =>
      (timesRecommended[b.index] ?? 0) - (timesRecommended[a.index] ?? 0) || a.index - b.index,
  );
  const boxes = inSight.map(({ index, left, top }) => ({
    leftPx: left + OFFSET_PX,
    topPx: top - FONT_PX / 2,
    widthPx: measure(names[index] ?? ''),
    heightPx: FONT_PX,
  }));
  const isShown = declutter(boxes);
  return inSight
    .filter((_, at) => isShown[at])
    .slice(0, MOST_NAMES)
    .map(({ index }) => index);
}

/** Hangul is square, Latin half as wide: near enough to keep names apart. */
function measure(name: string): number {
  let width = 0;
  for (const letter of name) width += letter > '\u2e80' ? FONT_PX : FONT_PX * 0.58;
  return width;
}
