import { IconAlertTriangle } from '@tabler/icons-react';
import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Sparkline } from './sparkline.tsx';
import styles from './tile.module.css';

interface TileProps {
  label: string;
  /** The number, as read. */
  value: ReactNode;
  unit?: string;
  /** What is wrong with it, or that nothing is. */
  note: string;
  isWrong?: boolean;
  href: string;
  trend: readonly (number | null)[];
  kind: 'line' | 'bars';
  /** What the trend says, in words. */
  trendLabel: string;
}

/** A number, what is wrong with it, how it came to be so; leads to the list behind it. */
export function Tile({ label, value, unit, note, isWrong, href, ...chart }: TileProps) {
  const { trend, kind, trendLabel } = chart;
  return (
    <li className={styles.item}>
      <Link className={styles.tile} href={href} prefetch={false}>
        <span className={styles.label}>{label}</span>
        <span className={styles.value}>
          {value}
          {unit && <span className={styles.unit}>{unit}</span>}
        </span>
        <span className={clsx(styles.note, isWrong && styles.wrong)}>
          {isWrong && <IconAlertTriangle className={styles.icon} size={14} aria-hidden="true" />}
          {note}
        </span>
        <span className={styles.chart} title={trendLabel}>
          <Sparkline values={trend} kind={kind} />
          <span className={styles.spoken}>{trendLabel}</span>
        </span>
      </Link>
    </li>
  );
}
