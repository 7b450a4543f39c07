'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { findKoreanEnding } from '#components/korean-ending.ts';
import { useNameList } from '#components/use-name-list.ts';
import type { MemberStory } from '#server/schemas/member.ts';
import type { Preview } from '#server/schemas/recommendation.ts';
import { StoryNotice } from './story-notice.tsx';

interface MemberNoticesProps {
  member: MemberStory;
  /** What the page explains. */
  shown: 'recorded' | 'live' | 'earlier';
  /** Null: there is nothing to compute; undefined: not there yet. */
  explanation: Preview | null | undefined;
  onShowNow: () => void;
}

/** In plain words what is special about this member or this set. */
export function MemberNotices({ member, shown, explanation, onShowNow }: MemberNoticesProps) {
  const t = useTranslations('dashboard.members.notice');
  const list = useNameList();
  const { picks, set, outdated } = member;
  if (shown === 'earlier') {
    return (
      <StoryNotice
        title={t('earlier')}
        action={
          <Button size="xs" variant="default" onClick={onShowNow}>
            {t('backToNow')}
          </Button>
        }
      />
    );
  }
  const reasons = [
    outdated.picks && t('outdatedPicks'),
    outdated.keywords && t('outdatedKeywords'),
    outdated.model && t('outdatedModel'),
    outdated.bands && t('outdatedBands'),
  ].filter(Boolean);
  const isLive = shown === 'live';
  const unread = (explanation?.picks ?? []).filter((pick) => !pick.hasEmbedding);
  const unreadNames = unread.map(({ bandName }) => bandName);
  return (
    <>
      {reasons.length > 0 && (
        <StoryNotice isWarning title={t('outdated')}>
          {reasons.join(' ')} {t(isLive ? 'outdatedAfterLive' : 'outdatedAfter')}
        </StoryNotice>
      )}
      {picks.length === 0 && <StoryNotice title={t('noPicks')}>{t('noPicksText')}</StoryNotice>}
      {picks.length > 0 && picks.every(({ hasEmbedding }) => !hasEmbedding) && (
        <StoryNotice isWarning title={t('noVector')}>
          {t('noVectorText', { names: list(picks.map(({ bandName }) => bandName)) })}
        </StoryNotice>
      )}
      {!member.hasKeywords && (
        <StoryNotice title={t('noKeywords')}>{explanation && t('noKeywordsText')}</StoryNotice>
      )}
      {isLive && set && <StoryNotice title={t('adopted')}>{t('adoptedText')}</StoryNotice>}
      {isLive && !set && explanation && member.hasKeywords && (
        <StoryNotice title={t('noSet')}>{t('noSetText')}</StoryNotice>
      )}
      {explanation?.isFallback && (
        <StoryNotice title={t('fallback')}>
          {t(unread.length > 0 ? 'fallbackUnread' : 'fallbackText')}
        </StoryNotice>
      )}
      {unread.length > 0 && (
        <StoryNotice
          title={t('unread', {
            names: list(unreadNames),
            ending: findKoreanEnding(unreadNames.at(1) ?? unreadNames[0] ?? ''),
          })}
        />
      )}
    </>
  );
}
