import { Code, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { AmpDrawing } from '#components/amp-drawing.tsx';
import styles from './page.module.css';

export function ClosedDemo() {
  const t = useTranslations('closed');
  return (
    <div className={styles.calm}>
      <AmpDrawing />
      <Title order={1}>{t('title')}</Title>
      <Text size="md">{t('text')}</Text>
      <div className={styles.aside}>
        <Title order={2} size="h4">
          {t('operator')}
        </Title>
        <Text c="dimmed">
          {t.rich('operatorText', { code: (chunks) => <Code>{chunks}</Code> })}
        </Text>
      </div>
    </div>
  );
}
