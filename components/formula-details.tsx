import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './details.module.css';
import type { FormulaProps } from './formula.tsx';

const Formula = dynamic(() => import('./formula.tsx').then((module) => module.Formula));

/** The formula for who wants it: its code, with the tables, comes when it is opened. */
export function FormulaDetails(props: FormulaProps) {
  const t = useTranslations('explain');
  const [isWanted, setWanted] = useState(false);
  return (
    <details className={styles.details} onToggle={() => setWanted(true)}>
      <summary className={styles.summary}>{t('formula')}</summary>
      {isWanted && <Formula {...props} />}
    </details>
  );
}
