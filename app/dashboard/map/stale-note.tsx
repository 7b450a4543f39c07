'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { MapFacts } from '#server/schemas/map.ts';
import styles from './map.module.css';

/** What the picture doesn't know yet; nothing when it is up to date. */
export function StaleNote({ facts }: { facts: MapFacts }) {
  const t = useTranslations('dashboard.map.stale');
  const isOtherModel = facts.model !== facts.activeModel;
  const reasons = isOtherModel
    ? [t('model', { made: facts.model, active: facts.activeModel })]
    : [
        facts.addedCount > 0 ? t('new', { count: facts.addedCount }) : undefined,
        facts.changedCount > 0 ? t('changed', { count: facts.changedCount }) : undefined,
        facts.removedCount > 0 ? t('gone', { count: facts.removedCount }) : undefined,
      ].filter((reason) => reason !== undefined);
  if (reasons.length === 0) return null;
  return (
    <div className={styles.stale} role="status">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>
        <strong>{t('title')}</strong> {reasons.join(' · ')}
        {facts.placedLaterCount > 0 && !isOtherModel && ` (${t('placedLater')})`}
      </span>
    </div>
  );
}
