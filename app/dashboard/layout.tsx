import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, Suspense } from 'react';
import { ColorSchemeToggle } from '#components/color-scheme-toggle.tsx';
import { LanguageSwitch } from '#components/language-switch.tsx';
import { setLocale } from '../i18n/set-locale.ts';
import { AccountMenu } from './_frame/account-menu.tsx';
import { BottomNav } from './_frame/bottom-nav.tsx';
import styles from './_frame/frame.module.css';
import { JobRing } from './_frame/job-ring.tsx';
import { NAV_COOKIE } from './_frame/nav-state.ts';
import { findSignedIn } from './_frame/require-curator.ts';
import { SearchButton } from './_frame/search-button.tsx';
import { SideNav } from './_frame/side-nav.tsx';
import { BandPanelHost } from './_shared/band-panel-host.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.frame');
  return { title: { template: `%s · ${t('title')}`, default: t('title') } };
}

/** The frame around every page. It guards nothing: each page asks for its curator itself. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const curator = await findSignedIn();
  if (!curator) return children;
  const t = await getTranslations('dashboard.frame');
  const isFolded = (await cookies()).get(NAV_COOKIE)?.value === 'folded';
  return (
    <NextIntlClientProvider>
      <NuqsAdapter>
        <a className={styles.skip} href="#content">
          {t('skip')}
        </a>
        <div className={styles.frame}>
          <SideNav isFolded={isFolded} />
          <div className={styles.column}>
            <section className={styles.top} aria-label={t('tools')}>
              <SearchButton />
              <div className={styles.tools}>
                <JobRing />
                <LanguageSwitch onChoose={setLocale} />
                <ColorSchemeToggle />
                <AccountMenu curator={curator} />
              </div>
            </section>
            <main id="content" className={styles.main}>
              {children}
            </main>
          </div>
          <BottomNav />
        </div>
        <Suspense>
          <BandPanelHost />
        </Suspense>
      </NuqsAdapter>
    </NextIntlClientProvider>
  );
}
