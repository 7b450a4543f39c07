'use client';

import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { BandLine } from '#components/band-line.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import type { MemberStory } from '#server/schemas/member.ts';
import { useOpenBand } from '../../_shared/use-open-band.ts';
import styles from './member-page.module.css';

/** What is stored, where it can't be told how it came about. */
export function StoredBands({ bands }: { bands: NonNullable<MemberStory['set']>['bands'] }) {
  const t = useTranslations('dashboard.members.one');
  const [, openBand] = useOpenBand();
  return (
    <section className={styles.stored} aria-labelledby="stored-title">
      <Title order={2} id="stored-title">
        {t('stored')}
      </Title>
      <ol className={styles.storedBands}>
        {bands.map((band) => (
          <li key={band.bandId} className={styles.storedBand}>
            <BandLine
              band={band}
              onOpen={() => openBand(band.bandId)}
              detail={<ScoreBar value={band.score} />}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
