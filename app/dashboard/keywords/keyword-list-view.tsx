'use client';

import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { FilterToggle } from '#components/filter-toggle.tsx';
import { KEYWORD_PAGE_SIZE } from '#server/schemas/keyword-list-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { CatalogueList } from '../_shared/catalogue-list.tsx';
import { useSettledSearch } from '../_shared/use-list-query.ts';
import { useListWords } from '../_shared/use-list-words.ts';
import { useSelection } from '../_shared/use-selection.ts';
import styles from './keyword-list.module.css';
import { keywordListParsers, toListInput } from './keyword-list-params.ts';
import { useKeywordColumns } from './use-keyword-columns.tsx';

const KeywordBulk = dynamic(() =>
  import('./keyword-bulk.tsx').then((module) => module.KeywordBulk),
);
const SimilarKeywords = dynamic(() =>
  import('./similar-keywords.tsx').then((module) => module.SimilarKeywords),
);

/** The words that members choose and bands carry, with what becomes of each. */
export function KeywordListView() {
  const t = useTranslations('dashboard.keywords');
  const trpc = useTrpc();
  const [params, setParams] = useQueryStates(keywordListParsers);
  const asked = useSettledSearch(params);
  const list = useQuery(
    trpc.keyword.browse.queryOptions(toListInput(asked), { placeholderData: keepPreviousData }),
  );
  const { used, trash, similar } = params;
  const selection = useSelection(JSON.stringify([asked.q, used, trash]));
  const [hasSelected, setHasSelected] = useState(false);
  if (!hasSelected && selection.ids.size > 0) setHasSelected(true);
  const counts = list.data?.counts;
  return (
    <CatalogueList
      words={useListWords('keywords')}
      params={params}
      setParams={setParams as never}
      columns={useKeywordColumns()}
      list={list}
      rows={list.data?.keywords}
      pageSize={KEYWORD_PAGE_SIZE}
      rowId={(row) => row.keywordId}
      rowName={(row) => row.keyword}
      selection={selection}
      onRow={(row) => selection.toggle(row.keywordId)}
      isFiltered={params.q !== '' || used !== null || trash}
      onClear={() => setParams({ q: '', used: null, trash: false, page: 1 })}
      filters={
        <>
          <fieldset className={styles.group} aria-label={t('filters.label')}>
            {(['yes', 'no'] as const).map((each) => (
              <FilterToggle
                key={each}
                label={t(`filters.${each}`)}
                count={counts && (each === 'yes' ? counts.used : counts.unused)}
                isOn={used === each}
                onToggle={(isOn) => setParams({ used: isOn ? each : null, page: 1 })}
              />
            ))}
            <FilterToggle
              label={t('filters.trash')}
              count={counts?.deleted}
              isOn={trash}
              onToggle={(isOn) => setParams({ trash: isOn, page: 1 })}
            />
          </fieldset>
          <Button
            size="sm"
            h={32}
            variant="default"
            aria-expanded={similar}
            leftSection={<IconGitMerge size={16} aria-hidden="true" />}
            onClick={() => setParams({ similar: !similar })}
          >
            {t('similar.open')}
          </Button>
        </>
      }
    >
      {similar && <SimilarKeywords />}
      {hasSelected && (
        <KeywordBulk
          selection={selection}
          rows={list.data?.keywords ?? []}
          totalCount={list.data?.totalCount ?? 0}
          isTrash={trash}
        />
      )}
    </CatalogueList>
  );
}
