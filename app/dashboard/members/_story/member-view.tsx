'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { ExplainSection } from '#components/explain-section.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import type { MemberStory } from '#server/schemas/member.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { useOpenBand } from '../../_shared/use-open-band.ts';
import { MemberHead } from './member-head.tsx';
import { MemberNotices } from './member-notices.tsx';
import { StorySkeleton } from './member-skeleton.tsx';
import { RecomputeNotice } from './recompute-notice.tsx';
import { SetHistory } from './set-history.tsx';
import { StoredBands } from './stored-bands.tsx';
import { storyParsers } from './story-state.ts';

/** Why this member has these bands, from left to right as the search works; below, the sets before. */
export function MemberView({ member }: { member: MemberStory }) {
  const t = useTranslations('dashboard.members.one');
  const trpc = useTrpc();
  const [{ set }, setState] = useQueryStates(storyParsers);
  const [, openBand] = useOpenBand();
  const [isRecomputed, setRecomputed] = useState(false);
  const { externalId } = member;
  const shown = set === null || set === member.set?.runId ? 'stored' : set;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...trpc.member.set.queryOptions({ externalId, set: set ?? 'stored' }),
    placeholderData: keepPreviousData,
  });
  const showNow = () => setState({ set: null });
  const recomputed = () => {
    setRecomputed(true);
    showNow();
  };
  const explanation = error ? undefined : data?.explanation;
  return (
    <div data-wide>
      <MemberHead member={member} onRecomputed={recomputed} />
      {isRecomputed && <RecomputeNotice member={member} onClose={() => setRecomputed(false)} />}
      <MemberNotices
        member={member}
        shown={shown === 'stored' ? (data?.basis ?? 'recorded') : 'earlier'}
        explanation={explanation}
        onShowNow={showNow}
      />
      {shown === 'stored' && data?.basis === 'live' && member.set && (
        <StoredBands bands={member.set.bands} />
      )}
      {error && <FailureNote what={t('setFailed')} error={error} onRetry={() => refetch()} />}
      {!error && !data && <StorySkeleton />}
      {explanation && explanation.bands.length > 0 && (
        <ExplainSection
          isDetailed
          preview={explanation}
          isBehind={isPlaceholderData}
          onOpenBand={openBand}
        />
      )}
      <SetHistory
        history={member.history}
        shownRunId={shown === 'stored' ? (member.set?.runId ?? null) : shown}
        onShow={(runId) => setState({ set: runId === member.set?.runId ? null : runId })}
      />
    </div>
  );
}
