'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './change-list.module.css';

const ChangeList = dynamic(() => import('./change-list.tsx').then((module) => module.ChangeList));

interface HistoryOnDemandProps {
  subject: 'band' | 'keyword';
  subjectId: number;
}

/** Who changed it, once somebody wants to know. */
export function HistoryOnDemand({ subject, subjectId }: HistoryOnDemandProps) {
  const t = useTranslations('dashboard.editing');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {isOpen && <ChangeList subject={subject} subjectId={subjectId} />}
    </details>
  );
}
