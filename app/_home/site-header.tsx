import { useTranslations } from 'next-intl';
import { ColorSchemeToggle } from '#components/color-scheme-toggle.tsx';
import { LanguageSwitch } from '#components/language-switch.tsx';
import { Wordmark } from '#components/wordmark.tsx';
import { setLocale } from '../i18n/set-locale.ts';
import styles from './site-header.module.css';

export function SiteHeader() {
  const t = useTranslations('site');
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <header className={styles.header}>
        <div className={styles.inner}>
          <Wordmark />
          <div className={styles.tools}>
            <a className={styles.curators} href="/dashboard">
              {t('curators')}
            </a>
            <LanguageSwitch onChoose={setLocale} />
            <ColorSchemeToggle />
          </div>
        </div>
      </header>
    </>
  );
}
