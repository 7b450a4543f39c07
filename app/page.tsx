import { Text, Title } from '@mantine/core';
import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { getEnv } from '#server/env.ts';
import { ClosedDemo } from './_home/closed-demo.tsx';
import styles from './_home/page.module.css';
import { SiteFooter } from './_home/site-footer.tsx';
import { SiteHeader } from './_home/site-header.tsx';
import { Studio } from './_home/studio.tsx';

export default async function HomePage() {
  // The build has neither configuration nor database: both are asked for at the request.
  await connection();
  const isOpen = getEnv().isPublicDemo;
  const t = await getTranslations('hero');
  return (
    <>
      <SiteHeader />
      <main id="content" className={styles.main}>
        {isOpen ? (
          <>
            <div className={styles.hero}>
              <Title order={1}>{t('title')}</Title>
              <Text size="md" c="dimmed">
                {t('lead')}
              </Text>
            </div>
            <Studio />
          </>
        ) : (
          <ClosedDemo />
        )}
      </main>
      <SiteFooter />
    </>
  );
}
