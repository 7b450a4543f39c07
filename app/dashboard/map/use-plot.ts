'use client';

import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { createPlot, type Plot, type PlotEvents } from './create-plot.ts';

interface UsePlotEvents extends PlotEvents {
  /** There is no WebGL here. */
  onUndrawable: () => void;
}

/** A plot on the canvas, from when it can be drawn on until the canvas goes. */
export function usePlot(
  canvas: RefObject<HTMLCanvasElement | null>,
  events: UsePlotEvents,
): Plot | undefined {
  const [plot, setPlot] = useState<Plot>();
  const onPick = useEffectEvent(events.onPick);
  const onLasso = useEffectEvent(events.onLasso);
  const onUndrawable = useEffectEvent(events.onUndrawable);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let isGone = false;
    let made: Plot | undefined;
    const make = async () => {
      made = await createPlot(element, {
        onPick: (index) => onPick(index),
        onLasso: (indices) => onLasso(indices),
      });
      if (isGone) made?.destroy();
      else if (made) setPlot(made);
      else onUndrawable();
    };
    make();
    return () => {
      isGone = true;
      made?.destroy();
      setPlot(undefined);
    };
  }, [canvas]);
  return plot;
}
