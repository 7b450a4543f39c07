import { useTranslations } from 'next-intl';
import styles from './site-footer.module.css';

export function SiteFooter() {
  const t = useTranslations('site');
  return (
    <footer className={styles.footer}>
      <p className={styles.text}>{t('footer')}</p>
    </footer>
  );
}
