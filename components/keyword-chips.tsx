import clsx from 'clsx';
import styles from './keyword-chips.module.css';

interface KeywordChipsProps {
  keywords: readonly string[];
  /** Shown first and filled. */
  highlighted?: readonly string[];
  max?: number;
  /** What the list is, for a screen reader. */
  label?: string;
}

/** A band's keywords, three at the most, those that matter here first. */
export function KeywordChips({ keywords, highlighted = [], max = 3, label }: KeywordChipsProps) {
  const ordered = [...new Set([...highlighted, ...keywords])].slice(0, max);
  if (ordered.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={label}>
      {ordered.map((keyword) => (
        <li
          key={keyword}
          className={clsx(styles.chip, highlighted.includes(keyword) && styles.highlighted)}
        >
          {keyword}
        </li>
      ))}
    </ul>
  );
}
