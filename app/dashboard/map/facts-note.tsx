'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { MapFacts } from '#server/schemas/map.ts';
import styles from './map.module.css';

/** When and from what the picture was made, and what it can't tell. */
export function FactsNote({ facts, isShifted }: { facts: MapFacts; isShifted?: boolean }) {
  const t = useTranslations('dashboard.map.facts');
  const format = useFormatter();
  return (
    <p className={styles.facts} data-shifted={isShifted}>
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
