'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { labelMember } from '#components/member-label.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './map.module.css';
import { SearchBox } from './search-box.tsx';

const SETTLE_MS = 150;
const MOST_CHOICES = 8;

/** Whose picks and recommendations to draw. */
export function MemberChoice({ onChoose }: { onChoose: (externalId: string) => void }) {
  const t = useTranslations('dashboard.map.member');
  const trpc = useTrpc();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), SETTLE_MS);
  const found = useQuery(
    trpc.member.list.queryOptions(
      { query: settled, sort: 'picks' },
      { placeholderData: keepPreviousData },
    ),
  );
  const options = useMemo(
    () =>
      (found.data?.members ?? [])
        .flatMap(({ externalId, pickCount, keywords }) =>
          externalId === null || pickCount === 0 ? [] : [{ externalId, pickCount, keywords }],
        )
        .slice(0, MOST_CHOICES)
        .map(({ externalId, pickCount, keywords }) => ({
          value: externalId,
          label: (
            <span className={styles.option}>
              <strong>{labelMember(externalId)}</strong>
              <span className={styles.optionNote}>
                {[t('pickCount', { count: pickCount }), ...keywords].join(' · ')}
              </span>
            </span>
          ),
        })),
    [found.data, t],
  );
  return (
    <SearchBox
      label={t('choose')}
      placeholder={t('choose')}
      query={query}
      onQuery={setQuery}
      options={options}
      isBehind={query.trim() !== settled || found.isPlaceholderData || found.isPending}
      nothing={t('nobody')}
      onChoose={onChoose}
      icon={<IconUser size={16} aria-hidden="true" />}
    />
  );
}
