'use client';

import { useEffect, useRef } from 'react';
import type { Plot, PlotPoints } from './create-plot.ts';
import { computeHaze, HAZE_CELLS, HAZE_REACH } from './haze.ts';
import styles from './map.module.css';
import { EMPHASIS, type Shading } from './shade-points.ts';

interface HazeProps {
  plot: Plot;
  places: PlotPoints;
  shading: Shading;
  isolated: number | null;
  isFaint: boolean;
}

/** Clouds of the clusters' colours under the points: drawn once, then only moved and scaled. */
export function Haze({ plot, places, shading, isolated, isFaint }: HazeProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(HAZE_CELLS, HAZE_CELLS);
    image.data.set(
      computeHaze({
        xs: places.xs,
        ys: places.ys,
        groups: shading.groups,
        colors: shading.colors,
        isLit: (group) =>
          isolated === null ? shading.emphasis[group] !== EMPHASIS.quiet : group === isolated,
      }),
    );
    context.putImageData(image, 0, 0);
  }, [places, shading, isolated]);
  useEffect(() => {
    const place = () => {
      if (!canvas.current) return;
      const [left, top] = plot.project([-HAZE_REACH, HAZE_REACH]);
      const scale = (plot.pixelsPerUnit() * 2 * HAZE_REACH) / HAZE_CELLS;
      canvas.current.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    };
    place();
    return plot.onView(place);
  }, [plot]);
  return (
    <canvas
      ref={canvas}
      className={styles.haze}
      width={HAZE_CELLS}
      height={HAZE_CELLS}
      data-faint={isFaint}
    />
  );
}
