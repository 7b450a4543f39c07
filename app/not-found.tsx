import { Button, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { AmpDrawing } from '#components/amp-drawing.tsx';
import styles from './_home/page.module.css';
import { SiteHeader } from './_home/site-header.tsx';

export default function NotFoundPage() {
  const t = useTranslations('notFound');
  return (
    <>
      <SiteHeader />
      <main id="content" className={styles.main}>
        <div className={styles.calm}>
          <AmpDrawing />
          <Title order={1}>{t('title')}</Title>
          <Text size="md">{t('text')}</Text>
          <Button component="a" href="/">
            {t('home')}
          </Button>
        </div>
      </main>
    </>
  );
}
