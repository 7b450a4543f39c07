import { useTranslations } from 'next-intl';
import styles from './jump-to-results.module.css';

/** On phones the results lie below the picks: a bar that leads there, until one is there. */
export function JumpToResults({ count, isThere }: { count: number; isThere: boolean }) {
  const t = useTranslations('actions');
  if (count === 0 || isThere) return null;
  return (
    <nav className={styles.bar} aria-label={t('toResults', { count })}>
      <a className={styles.link} href="#results">
        {t('toResults', { count })}
      </a>
    </nav>
  );
}
