'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './legend.module.css';

export interface LegendEntry {
  key: number;
  label: string;
  color: string;
  count: number;
  /** A letter beside the colour, for those who can't tell colours apart. */
  letter?: { text: string; ink: string };
}

interface LegendProps {
  label: string;
  entries: readonly LegendEntry[];
  /** The entry that stands out. */
  isolated: number | null;
  onIsolate: (key: number | null) => void;
  children?: ReactNode;
}

/** Colours, names, counts; a click lets one stand out, another brings all back. */
export function Legend({ label, entries, isolated, onIsolate, children }: LegendProps) {
  const t = useTranslations('dashboard.map.legend');
  const format = useFormatter();
  return (
    <div className={styles.legend}>
      <ul className={styles.entries} aria-label={label}>
        {entries.map(({ key, label: name, color, count, letter }) => (
          <li key={key}>
            <button
              type="button"
              className={styles.entry}
              aria-pressed={isolated === key}
              data-faded={isolated !== null && isolated !== key}
              title={t(isolated === key ? 'showAll' : 'isolate', { name })}
              onClick={() => onIsolate(isolated === key ? null : key)}
            >
              <span
                className={styles.swatch}
                data-dot={letter ? undefined : true}
                style={{ background: color, color: letter?.ink }}
                aria-hidden="true"
              >
                {letter?.text}
              </span>
              <span className={styles.name}>{name}</span>
              <span className={styles.count}>{format.number(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
