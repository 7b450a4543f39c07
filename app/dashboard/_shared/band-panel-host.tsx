'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useNewBand, useOpenBand } from './use-open-band.ts';

const BandPanel = dynamic(() => import('./band-panel.tsx').then((module) => module.BandPanel));

/**
 * Shows the band that the address names, beside whatever page it is on. While a form holds what isn't saved,
 * it stays, wherever the address leads, and asks first.
 */
export function BandPanelHost() {
  const [bandId, setBandId] = useOpenBand();
  const [isNew, setNew] = useNewBand();
  const [kept, setKept] = useState<number | 'new' | null>(null);
  useWarnBeforeUnload(kept !== null);
  const wanted = isNew ? 'new' : bandId;
  const shown = kept ?? wanted;
  if (shown === null) return null;
  const open = (subject: number | 'new' | null) => {
    setNew(subject === 'new' ? true : null);
    setBandId(subject === 'new' ? null : subject);
  };
  return (
    <BandPanel
      subject={shown}
      isLeaving={kept !== null && kept !== wanted}
      onUnsaved={(isUnsaved) => setKept(isUnsaved ? shown : null)}
      onStay={() => open(shown)}
      onOpen={open}
    />
  );
}

/** Closing the tab asks first, too. */
function useWarnBeforeUnload(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
