'use client';

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useTrpc } from '../../trpc-provider.tsx';
import { COLOR_MODES, mapParams } from './map-params.ts';

/** What the colours say. */
export function ColorChoice() {
  const t = useTranslations('dashboard.map.color');
  const trpc = useTrpc();
  const [{ color, keyword }, setParams] = useQueryStates(mapParams);
  const isKeyword = color === 'keyword';
  const list = useQuery(trpc.keyword.list.queryOptions(undefined, { enabled: isKeyword }));
  const keywords = list.data?.keywords ?? [];
  return (
    <>
      <NativeSelect
        aria-label={t('label')}
        value={color}
        onChange={(event) => {
          const next = COLOR_MODES.find((mode) => mode === event.currentTarget.value) ?? null;
          setParams({ color: next, part: null, cluster: null });
        }}
        data={COLOR_MODES.map((mode) => ({ value: mode, label: t(mode) }))}
      />
      {isKeyword && (
        <NativeSelect
          aria-label={t('whichKeyword')}
          value={keyword ?? ''}
          disabled={keywords.length === 0}
          onChange={(event) => {
            const chosen = Number(event.currentTarget.value);
            setParams({ keyword: chosen || null, part: null });
          }}
          data={[
            { value: '', label: t('chooseKeyword') },
            ...keywords.map(({ keywordId, keyword: text, bandCount }) => ({
              value: String(keywordId),
              label: t('keywordOption', { keyword: text, count: bandCount }),
            })),
          ]}
        />
      )}
    </>
  );
}
