'use client';

import { SegmentedControl, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ListTable } from '#components/list-table.tsx';
import type { ImportDetail } from '#server/schemas/import.ts';
import {
  IMPORT_PAGE_SIZE,
  IMPORT_ROW_FILTERS,
  type ImportRowFilter,
} from '#server/schemas/import-words.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { ChangeList, ProblemList } from './change-list.tsx';
import styles from './import.module.css';
import { importParsers, toRowsInput } from './import-params.ts';

/** The rows by what they do, a page at a time. */
export function ImportRows({ found }: { found: ImportDetail }) {
  const t = useTranslations('dashboard.import');
  const format = useFormatter();
  const trpc = useTrpc();
  const [params, setParams] = useQueryStates(importParsers);
  const { counts } = found;
  const input = toRowsInput(found, params);
  const { state, page } = input;
  const list = useQuery(
    trpc.import.rows.queryOptions(input, { placeholderData: keepPreviousData }),
  );
  return (
    <section className={styles.section} aria-label={t('preview.tabs')}>
      <div className={styles.tabs}>
        <SegmentedControl
          aria-label={t('preview.tabs')}
          value={state}
          onChange={(value) => setParams({ rows: value as ImportRowFilter, page: 1 })}
          data={IMPORT_ROW_FILTERS.map((value) => ({
            value,
            label: `${t(`states.${value}`)} ${format.number(counts[value])}`,
          }))}
        />
      </div>
      {list.error && !list.data ? (
        <FailureNote
          error={list.error}
          what={t('preview.rowsFailed')}
          onRetry={() => list.refetch()}
        />
      ) : (
        <ListTable
          label={t(`states.${state}`)}
          rows={list.data?.rows}
          rowKey={({ rowNumber }) => rowNumber}
          isBehind={list.isPlaceholderData}
          page={page}
          pageSize={IMPORT_PAGE_SIZE}
          totalCount={list.data?.totalCount}
          onPage={(next) => setParams({ page: next }, { history: 'push' })}
          empty={<EmptyState title={t('preview.emptyTab')} />}
          columns={[
            {
              key: 'row',
              label: t('preview.row'),
              isNumber: true,
              width: '72px',
              render: ({ rowNumber }) => format.number(rowNumber),
            },
            {
              key: 'band',
              label: t('preview.band'),
              width: '30%',
              render: ({ name, isApplied }) => (
                <span className={styles.band}>
                  {name ?? <Text c="dimmed">{t('preview.nameless')}</Text>}
                  {isApplied && <span className={styles.applied}>{t('preview.applied')}</span>}
                </span>
              ),
            },
            {
              key: 'what',
              label: t(state === 'refused' ? 'preview.why' : 'preview.what'),
              render: (row) =>
                state === 'refused' ? (
                  <ProblemList problems={row.problems} />
                ) : (
                  <ChangeList changes={row.changes} isNew={state === 'new'} />
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
