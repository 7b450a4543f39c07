import { Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { AmpDrawing } from '#components/amp-drawing.tsx';
import { OAUTH_PROVIDERS } from '#server/env.ts';
import { getRuntime } from '#server/runtime.ts';
import { SiteHeader } from '../_home/site-header.tsx';
import { findSignedIn, type SearchParams } from '../dashboard/_frame/require-curator.ts';
import { chooseDestination } from './choose-destination.ts';
import styles from './page.module.css';
import { SignInForm } from './sign-in-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard');
  return { title: `${t('signIn.title')} · ${t('frame.title')}`, robots: { index: false } };
}

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, callbackUrl, error } = await searchParams;
  const destination = chooseDestination(next, callbackUrl, error && (await readLastDestination()));
  if (await findSignedIn()) redirect(destination);
  const t = await getTranslations('dashboard.signIn');
  const { dashboard, ...messages } = await getMessages();
  const { oauth } = getRuntime().env;
  return (
    <NextIntlClientProvider messages={{ ...messages, dashboard: { signIn: dashboard.signIn } }}>
      <SiteHeader />
      <main id="content" className={styles.main}>
        <div className={styles.words}>
          <AmpDrawing />
          <Title order={1} className={styles.title}>
            {t('title')}
          </Title>
          <Text c="dimmed">{t('lead')}</Text>
        </div>
        <div className={styles.card}>
          <SignInForm
            destination={destination}
            providers={OAUTH_PROVIDERS.filter((provider) => oauth[provider])}
            firstError={typeof error === 'string' ? error : undefined}
          />
        </div>
        <Text c="dimmed" size="xs" ta="center">
          {t('help')}
        </Text>
      </main>
    </NextIntlClientProvider>
  );
}

/** next-auth keeps it while somebody is away at a provider; after a refusal only its cookie knows. */
async function readLastDestination(): Promise<string | undefined> {
  const store = await cookies();
  const names = ['__Secure-next-auth.callback-url', 'next-auth.callback-url'];
  return names.map((name) => store.get(name)?.value).find(Boolean);
}
