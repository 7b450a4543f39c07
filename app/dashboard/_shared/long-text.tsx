'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './band-panel.module.css';

/** About four lines of the panel. */
const SHORT_LENGTH = 140;

/** A text whose end is behind a button when it is long. */
export function LongText({ text }: { text: string }) {
  const t = useTranslations('dashboard.bands.panel');
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > SHORT_LENGTH;
  return (
    <div>
      <p className={styles.description} data-clipped={isLong && !isWhole}>
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {t(isWhole ? 'less' : 'more')}
        </button>
      )}
    </div>
  );
}
