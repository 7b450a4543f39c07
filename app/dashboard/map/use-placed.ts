'use client';

import { type RefObject, useEffect } from 'react';
import type { Plot } from './create-plot.ts';

/**
 * Keeps what stands above the points at its place. Inside `root`: elements with `data-x`, `data-y` (places of
 * the picture) move there; lines with `data-x1` … `data-y2` reach from one place to the other. Done by hand in
 * the frame of the canvas, since a render of React for each would trail behind.
 */
export function usePlaced(
  root: RefObject<HTMLElement | SVGElement | null>,
  plot: Plot,
  onPlaced?: () => void,
): void {
  useEffect(() => {
    const place = () => {
      if (!root.current) return;
      placeMarks(root.current, plot);
      onPlaced?.();
    };
    place();
    return plot.onView(place);
  });
}

function placeMarks(root: Element, plot: Plot): void {
  for (const mark of root.querySelectorAll<HTMLElement | SVGElement>('[data-x]')) {
    const [left, top] = plot.project([Number(mark.dataset.x), Number(mark.dataset.y)]);
    mark.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
  }
  for (const line of root.querySelectorAll<SVGLineElement>('line[data-x1]')) {
    const { x1, y1, x2, y2 } = line.dataset;
    const from = plot.project([Number(x1), Number(y1)]);
    const to = plot.project([Number(x2), Number(y2)]);
    line.setAttribute('x1', from[0].toFixed(1));
    line.setAttribute('y1', from[1].toFixed(1));
    line.setAttribute('x2', to[0].toFixed(1));
    line.setAttribute('y2', to[1].toFixed(1));
  }
}
