'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { MapFacts } from '#server/schemas/map.ts';
import styles from './map.module.css';

interface FactsNoteProps {
  facts: MapFacts;
  /** `narrow`: on the picture, with the band's panel beside it. */
  place?: 'page' | 'picture' | 'narrow';
}

/** When and from what the picture was made, and what it can't tell. */
export function FactsNote({ facts, place = 'page' }: FactsNoteProps) {
  const t = useTranslations('dashboard.map.facts');
  const format = useFormatter();
  return (
    <p className={styles.facts} data-place={place}>
      <span>{t('approximate')}</span>
      <span>
        {t('made', {
          count: facts.bandCount,
          model: facts.model,
          when: format.dateTime(new Date(facts.createdAt), {
            month: 'long',
            day: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
          }),
        })}
      </span>
    </p>
  );
}
