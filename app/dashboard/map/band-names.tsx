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
/** Longer names end with an ellipsis. */
const MOST_PX = 280;

interface BandNamesProps {
  plot: Plot;
  points: DecodedPoints;
  isHidden: boolean;
}

/** Close up, the bands' own names, as a street map shows its streets: the most recommended first. */
export function BandNames({ plot, points, isHidden }: BandNamesProps) {
  const root = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<ShownName[]>([]);
  useEffect(() => {
    if (isHidden) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const choose = () => setNames(chooseNames(plot, points));
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
        names.map(({ index, isFlipped }) => {
          const [x, y] = placeAt(points, index);
          return (
            <div key={index} className={styles.mark} data-x={x} data-y={y} data-flip={isFlipped}>
              <span className={styles.bandName}>{points.columns.names[index]}</span>
            </div>
          );
        })}
    </div>
  );
}

interface ShownName {
  index: number;
  /** Left of its point: at the right edge it would be cut. */
  isFlipped: boolean;
}

function chooseNames(plot: Plot, points: DecodedPoints): ShownName[] {
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
  const labels = inSight.map(({ index, left, top }) => {
    const nameWidthPx = Math.min(measure(names[index] ?? ''), 0.45 * window.innerWidth, MOST_PX);
    const isFlipped = left + OFFSET_PX + nameWidthPx > widthPx;
    return {
      index,
      isFlipped,
      leftPx: isFlipped ? left - OFFSET_PX - nameWidthPx : left + OFFSET_PX,
      topPx: top - FONT_PX / 2,
      widthPx: nameWidthPx,
      heightPx: FONT_PX,
    };
  });
  const isShown = declutter(labels);
  return labels.filter((_, at) => isShown[at]).slice(0, MOST_NAMES);
}

/** Hangul is square, Latin half as wide: near enough to keep names apart. */
function measure(name: string): number {
  let width = 0;
  for (const letter of name) width += letter > '\u2e80' ? FONT_PX : FONT_PX * 0.58;
  return width;
}
