'use client';

import { type RefObject, useEffect } from 'react';
import type { Plot } from './create-plot.ts';
import type { Pixels } from './map-geometry.ts';

/** regl-scatterplot knows the mouse only: one finger pans or draws the lasso, two pinch. */
export function useTouchGestures(canvas: RefObject<HTMLCanvasElement | null>, plot?: Plot): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element || !plot) return;
    const fingers = new Map<number, Pixels>();

    const placeOf = (event: PointerEvent): Pixels => {
      const { left, top } = element.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    const drawLasso = (type: string, target: EventTarget, { clientX, clientY }: PointerEvent) =>
      target.dispatchEvent(
        new MouseEvent(type, { clientX, clientY, buttons: type === 'mouseup' ? 0 : 1 }),
      );

    const onDown = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') return;
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, placeOf(event));
      if (plot.isLasso() && fingers.size === 1) drawLasso('mousedown', element, event);
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = placeOf(event);
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId);
      if (plot.isLasso() && !other) {
        drawLasso('mousemove', window, event);
      } else {
        const share = other ? 0.5 : 1;
        plot.panBy((now[0] - before[0]) * share, (now[1] - before[1]) * share);
        if (other) {
          const spread = distance(now, other[1]) / Math.max(1, distance(before, other[1]));
          plot.zoomBy(spread, [(now[0] + other[1][0]) / 2, (now[1] + other[1][1]) / 2]);
        }
      }
      fingers.set(event.pointerId, now);
    };
    const onUp = (event: PointerEvent) => {
      if (!fingers.delete(event.pointerId)) return;
      if (plot.isLasso() && fingers.size === 0) drawLasso('mouseup', window, event);
    };

    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, [canvas, plot]);
}

function distance(a: Pixels, b: Pixels): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
