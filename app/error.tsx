'use client';

import { Button, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { AmpDrawing } from '#components/amp-drawing.tsx';
import styles from './_home/page.module.css';

export default function ErrorPage({ retry }: { retry: () => void }) {
  const t = useTranslations('error');
  return (
    <main className={styles.main}>
      <div className={styles.calm}>
        <AmpDrawing />
        <Title order={1}>{t('title')}</Title>
        <Text size="md">{t('text')}</Text>
        <Button onClick={retry}>{t('retry')}</Button>
      </div>
    </main>
  );
}
