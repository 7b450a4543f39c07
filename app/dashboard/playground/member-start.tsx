'use client';

import { Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import { labelMember } from '#components/member-label.ts';
import type { MemberInput } from '#server/schemas/comparison.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './start-actions.module.css';

const SETTLE_MS = 150;

/** Members by the beginning of their label; a click takes over what one picked. */
export function MemberStart({ onChoose }: { onChoose: (member: MemberInput) => void }) {
  const t = useTranslations('dashboard.playground.start');
  const trpc = useTrpc();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), SETTLE_MS);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    trpc.recommendation.memberInputs.queryOptions(
      { query: settled },
      { placeholderData: keepPreviousData },
    ),
  );
  const fieldRef = useRef<HTMLInputElement>(null);
  useEffect(() => fieldRef.current?.focus(), []);
  return (
    <div className={styles.members}>
      <TextInput
        ref={fieldRef}
        label={t('search')}
        placeholder={t('placeholder')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
      />
      {error && <FailureNote error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={144} />}
      {data?.members.length === 0 && (
        <Text size="xs" c="dimmed" role="status">
          {t('nobody')}
        </Text>
      )}
      <ul
        className={clsx(styles.list, isPlaceholderData && styles.behind)}
        aria-label={t('members')}
      >
        {data?.members.map((member) => (
          <li key={member.externalId}>
            <button type="button" className={styles.member} onClick={() => onChoose(member)}>
              <span className={styles.label}>{labelMember(member.externalId)}</span>
              <span className={styles.counts}>
                {t('counts', {
                  bands: member.bandIds.length,
                  keywords: member.keywordIds.length,
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
