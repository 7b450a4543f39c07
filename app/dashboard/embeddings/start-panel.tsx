'use client';

import { Button, Skeleton, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import type { EmbeddingEstimate } from '#server/schemas/embedding.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './embeddings.module.css';
import type { Scope } from './make-section.tsx';
import { useFormatCost } from './use-format-cost.ts';

interface StartPanelProps {
  scope: Scope;
  onClose: () => void;
}

/** What it would take, and the word to begin. */
export function StartPanel({ scope, onClose }: StartPanelProps) {
  const t = useTranslations('dashboard.embeddings.actions');
  const trpc = useTrpc();
  const client = useQueryClient();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const input = { scope: { kind: scope } };
  const estimate = useQuery(
    trpc.embedding.estimate.queryOptions(input, { staleTime: 0, refetchOnMount: 'always' }),
  );
  const start = useMutation(
    trpc.embedding.start.mutationOptions({
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries(trpc.job.active.pathFilter()),
          client.invalidateQueries(trpc.job.list.pathFilter()),
        ]),
    }),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend beside its heading
    <div
      ref={panel}
      className={styles.panel}
      role="group"
      aria-label={t(`${scope}.name`)}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {start.data ? (
        <Text role="status">{t(start.data.isNew ? 'started' : 'already')}</Text>
      ) : estimate.error ? (
        <FailureNote error={estimate.error} onRetry={() => estimate.refetch()} />
      ) : (
        <EstimateText estimate={estimate.data} />
      )}
      {start.error && <FailureNote error={start.error} onRetry={() => start.mutate(input)} />}
      <div className={styles.buttons}>
        {!start.data && (
          <Button
            size="sm"
            loading={start.isPending}
            disabled={!estimate.data?.texts}
            onClick={() => start.mutate(input)}
          >
            {t('start')}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}

function EstimateText({ estimate }: { estimate: EmbeddingEstimate | undefined }) {
  const t = useTranslations('dashboard.embeddings.actions');
  const format = useFormatter();
  const formatCost = useFormatCost();
  if (!estimate) return <Skeleton height={24} width={280} />;
  const { texts, tokens, costUsd, pricedAt } = estimate;
  if (texts === 0) return <Text role="status">{t('nothing')}</Text>;
  const date = format.dateTime(new Date(pricedAt), { dateStyle: 'long' });
  const price =
    costUsd === undefined
      ? t('noPrice')
      : costUsd === 0
        ? t('free')
        : t('cost', { cost: formatCost(costUsd), date });
  return (
    <Text role="status">
      {t('estimate', { texts, tokens })} {price}
    </Text>
  );
}
