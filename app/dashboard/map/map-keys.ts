import type { KeyboardEvent } from 'react';
import type { Plot } from './create-plot.ts';

const PAN_PX = 80;
export const ZOOM_STEP = 1.5;

/** Arrows move the picture, + and − zoom, 0 shows all of it, Escape takes one step back. */
export function answerMapKey(
  event: KeyboardEvent,
  plot: Plot,
  { showAll, stepBack }: { showAll: () => void; stepBack: () => void },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const actions: Record<string, () => void> = {
    ArrowLeft: () => plot.panBy(PAN_PX, 0),
    ArrowRight: () => plot.panBy(-PAN_PX, 0),
    ArrowUp: () => plot.panBy(0, PAN_PX),
    ArrowDown: () => plot.panBy(0, -PAN_PX),
    '+': () => plot.zoomBy(ZOOM_STEP),
    '=': () => plot.zoomBy(ZOOM_STEP),
    '-': () => plot.zoomBy(1 / ZOOM_STEP),
    '0': showAll,
    Escape: stepBack,
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
