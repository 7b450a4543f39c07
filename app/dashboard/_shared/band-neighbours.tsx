'use client';

import { useTranslations } from 'next-intl';
import { BandLine } from '#components/band-line.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import type { BandInspection } from '#server/schemas/band-inspection.ts';
import styles from './band-panel.module.css';
import { useOpenBand } from './use-open-band.ts';

/** The bands that are truly nearest, by their vectors and not by a picture; each opens in its turn. */
export function BandNeighbours({ band }: { band: BandInspection }) {
  const t = useTranslations('dashboard.bands');
  const [, openBand] = useOpenBand();
  return (
    <section>
      <h3 className={styles.heading}>{t('panel.neighbours')}</h3>
      {band.neighbours.length === 0 ? (
        <p className={styles.quiet}>{t('panel.noNeighbours')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('panel.neighboursHint')}</p>
          <ol className={styles.neighbours}>
            {band.neighbours.map(({ similarity, ...neighbour }) => (
              <li key={neighbour.bandId} className={styles.neighbour}>
                <BandLine
                  band={{ ...neighbour, bandName: neighbour.bandName || t('nameless') }}
                  onOpen={() => openBand(neighbour.bandId)}
                />
                <ScoreBar value={similarity} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
