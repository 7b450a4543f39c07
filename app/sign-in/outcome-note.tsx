'use client';

import { IconAlertCircle, IconClockPause } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import styles from './outcome-note.module.css';
import type { Outcome } from './read-outcome.ts';

/** Why the dashboard stays closed, and what to do. */
export function OutcomeNote({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('dashboard.signIn');
  const Icon = outcome.kind === 'limited' ? IconClockPause : IconAlertCircle;
  const minutes = outcome.kind === 'limited' ? Math.ceil(outcome.seconds / 60) : 0;
  return (
    <div className={styles.note} role="alert">
      <Icon size={18} aria-hidden="true" />
      <span>{outcome.kind === 'limited' ? t('limited', { minutes }) : t(outcome.kind)}</span>
    </div>
  );
}
