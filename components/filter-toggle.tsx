import { useFormatter } from 'next-intl';
import styles from './filter-toggle.module.css';

interface FilterToggleProps {
  label: string;
  /** More of what it means. */
  hint?: string;
  /** What it would leave; undefined while that is being counted, null when it isn't. */
  count?: number | null;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
}

/** A filter that is on or off, with the number of rows that it would leave. */
export function FilterToggle({ label, hint, count, isOn, onToggle }: FilterToggleProps) {
  const format = useFormatter();
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={isOn}
      data-empty={count === 0}
      title={hint}
      onClick={() => onToggle(!isOn)}
    >
      {label}
      {count !== null && (
        <span className={styles.count}>
          {count === undefined ? '\u2007' : format.number(count)}
        </span>
      )}
    </button>
  );
}
