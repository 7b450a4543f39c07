'use client';

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { BandSelection, BulkAction } from '#server/schemas/band-edit.ts';
import { KEYWORD_LENGTH } from '#server/schemas/band-edit-words.ts';
import type { BandFilterInput } from '#server/schemas/band-list.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from '../_shared/bulk-bar.module.css';
import { BulkBar, type BulkOutcome } from '../_shared/bulk-bar.tsx';
import { KeywordOptions } from '../_shared/keyword-field.tsx';
import { useEditFailure } from '../_shared/use-edit-failure.ts';
import type { Selection } from '../_shared/use-selection.ts';

interface BandBulkProps {
  selection: Selection;
  filter: BandFilterInput;
  isTrash: boolean;
  pageCount: number;
  totalCount: number;
}

/** What can be done with many bands at once; one change, undone as one. */
export function BandBulk({ selection, filter, isTrash, pageCount, totalCount }: BandBulkProps) {
  const t = useTranslations('dashboard.editing.bulk');
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const describeFailure = useEditFailure();
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const [word, setWord] = useState('');
  const listId = useId();
  const finish = async (done: BulkOutcome) => {
    await queryClient.invalidateQueries();
    setOutcome(done);
    setWord('');
  };
  const bulk = useMutation(
    trpc.band.bulk.mutationOptions({
      onSuccess: async ({ groupId, changedCount: count }, { action }) => {
        if (action.kind === 'delete' || action.kind === 'restore') selection.clear();
        const text = count === 0 ? t('nothing') : t(`done.${action.kind}`, { count });
        await finish({ text, groupId });
      },
    }),
  );
  const embed = useMutation(
    trpc.band.reembed.mutationOptions({
      onSuccess: ({ startedCount: count }) =>
        finish({ text: t('done.embed', { count }), groupId: null }),
    }),
  );
  const isBusy = bulk.isPending || embed.isPending;
  const selected: BandSelection = selection.isAll ? { filter } : { bandIds: [...selection.ids] };
  const run = (action: BulkAction) => {
    setOutcome(undefined);
    bulk.mutate({ selection: selected, action });
  };
  const keyword = word.normalize('NFC').trim();
  const error = bulk.error ?? embed.error;
  return (
    <BulkBar
      {...{ selection, pageCount, totalCount, outcome }}
      canSelectAll
      failure={error ? describeFailure(error) : undefined}
      onDismiss={() => setOutcome(undefined)}
    >
      {isTrash ? (
        <Button size="sm" loading={isBusy} onClick={() => run({ kind: 'restore' })}>
          {t('restore')}
        </Button>
      ) : (
        <>
          <div className={styles.keyword}>
            <TextInput
              size="sm"
              aria-label={t('keyword')}
              placeholder={t('keyword')}
              list={listId}
              maxLength={KEYWORD_LENGTH}
              value={word}
              onChange={(event) => setWord(event.currentTarget.value)}
            />
            <KeywordOptions id={listId} />
            <Button
              size="sm"
              variant="default"
              disabled={keyword === '' || isBusy}
              onClick={() => run({ kind: 'addKeyword', keyword })}
            >
              {t('addKeyword')}
            </Button>
            <Button
              size="sm"
              variant="default"
              disabled={keyword === '' || isBusy}
              onClick={() => run({ kind: 'removeKeyword', keyword })}
            >
              {t('removeKeyword')}
            </Button>
          </div>
          <Button
            size="sm"
            variant="default"
            loading={embed.isPending}
            disabled={bulk.isPending}
            onClick={() => {
              setOutcome(undefined);
              embed.mutate({ selection: selected });
            }}
          >
            {t('embed')}
          </Button>
          <Button
            size="sm"
            variant="default"
            c="var(--mantine-color-error)"
            loading={bulk.isPending}
            disabled={embed.isPending}
            onClick={() => run({ kind: 'delete' })}
          >
            {t('delete')}
          </Button>
        </>
      )}
    </BulkBar>
  );
}
