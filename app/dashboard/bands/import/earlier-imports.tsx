'use client';

import { Button, Title, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ListTable } from '#components/list-table.tsx';
import { useTrpc } from '../../../trpc-provider.tsx';
import styles from './import.module.css';

/** Files of before, the newest first; each opens where it was left. */
export function EarlierImports({ onOpen }: { onOpen: (importId: string) => void }) {
  const t = useTranslations('dashboard.import');
  const format = useFormatter();
  const trpc = useTrpc();
  const client = useQueryClient();
  const list = useQuery(trpc.import.list.queryOptions());
  const remove = useMutation(
    trpc.import.remove.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: trpc.import.list.queryKey() }),
    }),
  );
  if (list.error && !list.data) {
    return (
      <FailureNote error={list.error} what={t('earlier.failed')} onRetry={() => list.refetch()} />
    );
  }
  return (
    <section className={styles.section}>
      <Title order={2} size="h4">
        {t('earlier.title')}
      </Title>
      <ListTable
        label={t('earlier.title')}
        rows={list.data?.imports}
        rowKey={({ importId }) => importId}
        onRow={({ importId }) => onOpen(importId)}
        empty={<EmptyState title={t('earlier.empty')} text={t('earlier.emptyText')} />}
        columns={[
          {
            key: 'file',
            label: t('earlier.file'),
            render: ({ importId, fileName }) => (
              <UnstyledButton className={styles.open} onClick={() => onOpen(importId)}>
                {fileName}
              </UnstyledButton>
            ),
          },
          {
            key: 'state',
            label: t('earlier.state'),
            width: '104px',
            render: ({ state }) => t(`importStates.${state}`),
          },
          {
            key: 'rows',
            label: t('earlier.rows'),
            isNumber: true,
            isSecondary: true,
            render: ({ rowCount }) => format.number(rowCount),
          },
          {
            key: 'applied',
            label: t('earlier.applied'),
            isNumber: true,
            isSecondary: true,
            render: ({ counts }) => format.number(counts.applied),
          },
          {
            key: 'refused',
            label: t('earlier.refused'),
            isNumber: true,
            isSecondary: true,
            render: ({ counts }) => format.number(counts.refused),
          },
          {
            key: 'when',
            label: t('earlier.when'),
            isSecondary: true,
            render: ({ createdAt }) =>
              format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
          },
          {
            key: 'who',
            label: t('earlier.who'),
            isSecondary: true,
            render: ({ curatorName }) => curatorName ?? t('earlier.cli'),
          },
          {
            key: 'remove',
            label: '',
            width: '88px',
            render: ({ importId, fileName }) => (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={t('earlier.removeLabel', { name: fileName })}
                disabled={remove.isPending}
                onClick={() => remove.mutate({ importId })}
              >
                {t('earlier.remove')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
