'use client';

import dynamic from 'next/dynamic';
import { useOpenBand } from './use-open-band.ts';

const BandPanel = dynamic(() => import('./band-panel.tsx').then((module) => module.BandPanel));

/** Shows the band that the address names, beside whatever page it is on. */
export function BandPanelHost() {
  const [bandId, setBandId] = useOpenBand();
  return bandId === null ? null : <BandPanel bandId={bandId} onClose={() => setBandId(null)} />;
}
