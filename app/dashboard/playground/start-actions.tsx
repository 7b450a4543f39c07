'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { FailureNote } from '#components/failure-note.tsx';
import type { BandCard, Keyword } from '#server/schemas/band.ts';
import type { MemberInput } from '#server/schemas/comparison.ts';
import { composeExample, groupStarters } from '../../_home/group-starters.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { MemberStart } from './member-start.tsx';
import styles from './start-actions.module.css';

const STARTER_LIMIT = 50;

interface StartActionsProps {
  keywords: readonly Keyword[];
  onExample: (bands: readonly BandCard[], keywordIds: number[]) => void;
  onMember: (member: MemberInput) => void;
}

/** Two quick ways to something to compare: an example, or what a member picked. */
export function StartActions({ keywords, onExample, onMember }: StartActionsProps) {
  const t = useTranslations('dashboard.playground.start');
  const starters = useTranslations('starters');
  const trpc = useTrpc();
  const client = useQueryClient();
  const [isSearching, { toggle, close }] = useDisclosure(false);
  const example = useMutation({
    mutationFn: () =>
      client.fetchQuery(trpc.band.search.queryOptions({ query: '', limit: STARTER_LIMIT })),
    onSuccess: ({ bands }) => {
      const composed = composeExample(groupStarters(bands));
      const keyword = keywords.find((each) => each.keyword === composed.keyword);
      onExample(composed.bands, keyword ? [keyword.keywordId] : []);
    },
  });
  return (
    <div className={styles.start}>
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="light"
          loading={example.isPending}
          onClick={() => example.mutate()}
        >
          {starters('example')}
        </Button>
        <Button size="compact-sm" variant="default" aria-expanded={isSearching} onClick={toggle}>
          {t('fromMember')}
        </Button>
      </div>
      {example.isError && (
        <FailureNote
          what={starters('failed')}
          error={example.error}
          onRetry={() => example.mutate()}
        />
      )}
      {isSearching && (
        <MemberStart
          onChoose={(member) => {
            close();
            onMember(member);
          }}
        />
      )}
    </div>
  );
}
