import { Skeleton, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { FailureNote } from '#components/failure-note.tsx';
import { KeywordPicker } from '#components/keyword-picker.tsx';
import type { Keyword } from '#server/schemas/band.ts';
import { MAX_KEYWORDS } from './selection.ts';
import styles from './studio.module.css';
import type { Picks } from './use-picks.ts';

interface KeywordChoiceProps {
  picks: Picks;
  keywords: Pick<UseQueryResult<{ keywords: Keyword[] }, unknown>, 'data' | 'error' | 'refetch'>;
}

export function KeywordChoice({ picks, keywords }: KeywordChoiceProps) {
  const t = useTranslations('keywords');
  if (keywords.data?.keywords.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="keywords-title">
      <div>
        <Title order={2} size="h3" id="keywords-title">
          {t('title')}
        </Title>
        <Text size="xs" c="dimmed">
          {t('hint')}
        </Text>
      </div>
      {keywords.data ? (
        <KeywordPicker
          keywords={keywords.data.keywords}
          selectedIds={new Set(picks.keywordIds)}
          max={MAX_KEYWORDS}
          onToggle={({ keywordId }) => picks.toggleKeyword(keywordId)}
        />
      ) : keywords.error ? (
        <FailureNote what={t('failed')} error={keywords.error} onRetry={keywords.refetch} />
      ) : (
        <Skeleton height={66} />
      )}
    </section>
  );
}
