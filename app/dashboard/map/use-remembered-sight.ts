'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Plot } from './create-plot.ts';
import { writeSight } from './map-params.ts';

const SIGHT_SETTLE_MS = 400;

/** Puts what is in sight into the address, once it has come to rest. */
export function useRememberedSight(
  plot: Plot | undefined,
  isReady: boolean,
  onSettle: (view: string) => void,
): void {
  const settle = useEffectEvent(onSettle);
  useEffect(() => {
    if (!plot || !isReady) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = plot.onView(() => {
      clearTimeout(timer);
      timer = setTimeout(() => settle(writeSight(plot.sight())), SIGHT_SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [plot, isReady]);
}
