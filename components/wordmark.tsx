import { useTranslations } from 'next-intl';
import styles from './wordmark.module.css';

/** The name with its dial; leads to the start page. */
export function Wordmark() {
  const t = useTranslations('site');
  return (
    <a className={styles.wordmark} href="/" aria-label={t('home')}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect className={styles.ground} width="32" height="32" rx="8" />
        <path className={styles.scale} d="M5.8 21.5a10.6 10.6 0 0 1 20.4 0" />
        <path className={styles.needle} d="M16 22.5l5.8-10.9" />
        <circle cx="16" cy="22.5" r="3.2" fill="#fff" />
      </svg>
      {t('name')}
    </a>
  );
}
