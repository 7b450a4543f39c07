'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { readAppCode } from '#components/read-failure.ts';
import { KEYWORD_LENGTH } from '#server/schemas/band-edit-words.ts';
import type { ListedKeyword } from '#server/schemas/keyword-list.ts';
import styles from '../_shared/bulk-bar.module.css';
import { BulkBar } from '../_shared/bulk-bar.tsx';
import { useEditFailure } from '../_shared/use-edit-failure.ts';
import type { Selection } from '../_shared/use-selection.ts';
import { useKeywordChanges } from './use-keyword-changes.ts';

interface KeywordBulkProps {
  selection: Selection;
  /** Those in sight. */
  rows: readonly ListedKeyword[];
  totalCount: number;
  isTrash: boolean;
}

/** One selected keyword can be renamed, several merged, any number moved to the trash. */
export function KeywordBulk({ selection, rows, totalCount, isTrash }: KeywordBulkProps) {
  const t = useTranslations('dashboard.editing.bulk');
  const describeFailure = useEditFailure();
  const changes = useKeywordChanges(selection.clear);
  const seen = useRef(new Map<number, string>());
  for (const { keywordId, keyword } of rows) seen.current.set(keywordId, keyword);
  const keywordIds = [...selection.ids];
  const named = keywordIds.map((id) => ({ id, word: seen.current.get(id) ?? '' }));
  const [only] = named;
  const isTaken = readAppCode(changes.rename.error) === 'KEYWORD_EXISTS';
  return (
    <BulkBar
      selection={selection}
      pageCount={rows.length}
      totalCount={totalCount}
      canSelectAll={false}
      outcome={changes.outcome}
      failure={changes.error && !isTaken ? describeFailure(changes.error) : undefined}
      onDismiss={changes.dismiss}
    >
      {isTrash ? (
        <Button
          size="sm"
          loading={changes.isBusy}
          onClick={() => changes.restore.mutate({ keywordIds })}
        >
          {t('restore')}
        </Button>
      ) : (
        <>
          {named.length === 1 && only && (
            <RenameForm key={only.id} keyword={only} changes={changes} isTaken={isTaken} />
          )}
          {named.length > 1 && (
            <MergeForm key={keywordIds.join()} keywords={named} changes={changes} />
          )}
          <Button
            size="sm"
            variant="default"
            c="var(--mantine-color-error)"
            disabled={changes.isBusy}
            onClick={() => changes.remove.mutate({ keywordIds })}
          >
            {t('delete')}
          </Button>
        </>
      )}
    </BulkBar>
  );
}

interface Named {
  id: number;
  word: string;
}
type Changes = ReturnType<typeof useKeywordChanges>;

/** A word that another keyword has already leads to a merge, if the curator wants it. */
function RenameForm({
  keyword,
  changes,
  isTaken,
}: {
  keyword: Named;
  changes: Changes;
  isTaken: boolean;
}) {
  const t = useTranslations('dashboard.keywords.rename');
  const [text, setText] = useState(keyword.word);
  const to = text.normalize('NFC').trim();
  const rename = (isMergeWanted: boolean) =>
    changes.rename.mutate({ keywordId: keyword.id, from: keyword.word, to, isMergeWanted });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to !== '' && to !== keyword.word) rename(false);
  };
  return (
    <form className={styles.keyword} onSubmit={submit}>
      <TextInput
        size="sm"
        aria-label={t('label', { keyword: keyword.word })}
        maxLength={KEYWORD_LENGTH}
        value={text}
        error={isTaken ? t('taken') : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          changes.rename.reset();
        }}
      />
      {isTaken ? (
        <Button size="sm" loading={changes.isBusy} onClick={() => rename(true)}>
          {t('merge')}
        </Button>
      ) : (
        <Button
          type="submit"
          size="sm"
          variant="default"
          disabled={to === '' || to === keyword.word}
          loading={changes.isBusy}
        >
          {t('save')}
        </Button>
      )}
    </form>
  );
}

function MergeForm({ keywords, changes }: { keywords: readonly Named[]; changes: Changes }) {
  const t = useTranslations('dashboard.keywords.merge');
  const [targetId, setTargetId] = useState(keywords[0]?.id ?? 0);
  const sourceIds = keywords.flatMap(({ id }) => (id === targetId ? [] : [id]));
  return (
    <div className={styles.keyword}>
      <NativeSelect
        size="sm"
        aria-label={t('target')}
        value={String(targetId)}
        onChange={(event) => setTargetId(Number(event.currentTarget.value))}
        data={keywords.map(({ id, word }) => ({
          value: String(id),
          label: t('into', { keyword: word }),
        }))}
      />
      <Button
        size="sm"
        loading={changes.isBusy}
        onClick={() => changes.merge.mutate({ sourceIds, targetId })}
      >
        {t('merge')}
      </Button>
    </div>
  );
}
