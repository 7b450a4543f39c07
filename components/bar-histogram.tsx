import clsx from 'clsx';
import styles from './bar-histogram.module.css';

export interface HistogramBar {
  key: string;
  /** Under the bar, short. */
  label: string;
  /** Above the bar, short. */
  countLabel: string;
  /** What a screen reader says and the pointer shows. */
  description: string;
  count: number;
  isChosen?: boolean;
  /** So much longer than the others that it is drawn cut off. */
  isCut?: boolean;
}

interface BarHistogramProps {
  label: string;
  bars: readonly HistogramBar[];
  color?: string;
  onChoose: (bar: HistogramBar) => void;
}

/** A small histogram whose bars are buttons: what each counts is one click away. */
export function BarHistogram({ label, bars, color, onChoose }: BarHistogramProps) {
  const longest = Math.max(0, ...bars.map(({ count, isCut }) => (isCut ? 0 : count))) || 1;
  return (
    <ul
      className={styles.histogram}
      aria-label={label}
      style={{ '--bar-color': color } as React.CSSProperties}
    >
      {bars.map((bar) => (
        <li key={bar.key} className={styles.item}>
          <button
            type="button"
            className={styles.bar}
            aria-pressed={bar.isChosen ?? false}
            aria-label={bar.description}
            title={bar.description}
            disabled={bar.count === 0}
            onClick={() => onChoose(bar)}
          >
            <span className={styles.count}>{bar.countLabel}</span>
            <span className={styles.room}>
              <span
                className={clsx(styles.fill, bar.isCut && styles.cut)}
                style={{ height: `${Math.min(1, bar.count / longest) * 100}%` }}
              />
            </span>
            <span className={styles.label}>{bar.label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
