'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '#components/notice.tsx';
import type { MemberStory } from '#server/schemas/member.ts';

interface RecomputeNoticeProps {
  member: MemberStory;
  onClose: () => void;
}

/** What a recomputation has just changed. */
export function RecomputeNotice({ member, onClose }: RecomputeNoticeProps) {
  const t = useTranslations('dashboard.members.notice');
  const newest = member.history.find(({ isStored }) => isStored);
  const came = newest?.came.length ?? 0;
  const gone = newest?.gone.length ?? 0;
  return (
    <div role="status">
      <Notice closeLabel={t('close')} onClose={onClose}>
        {came + gone > 0 ? t('recomputed', { came, gone }) : t('recomputedSame')}
      </Notice>
    </div>
  );
}
