'use client';

import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChartDots3, IconRefresh } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { KeywordChips } from '#components/keyword-chips.tsx';
import { labelMember } from '#components/member-label.ts';
import { RelativeTime } from '#components/relative-time.tsx';
import type { MemberStory } from '#server/schemas/member.ts';
import { PageHeader } from '../../_frame/page-header.tsx';
import styles from './member-page.module.css';

const RecomputeDialog = dynamic(() =>
  import('./recompute-dialog.tsx').then((module) => module.RecomputeDialog),
);

interface MemberHeadProps {
  member: MemberStory;
  onRecomputed: () => void;
}

/** Who it is, what they chose, and what can be done about it. */
export function MemberHead({ member, onRecomputed }: MemberHeadProps) {
  const t = useTranslations('dashboard.members.one');
  const [isAsking, setAsking] = useState(false);
  const { externalId, userId, picks, keywords, set } = member;
  const canRecompute = picks.some(({ hasEmbedding }) => hasEmbedding) && member.hasKeywords;
  return (
    <>
      <Link className={styles.back} href="/dashboard/members" prefetch={false}>
        {t('back')}
      </Link>
      <PageHeader
        title={
          <>
            {t('title', { label: labelMember(externalId) })}
            {userId && <span className={styles.userId}>{userId}</span>}
          </>
        }
        lead={
          <>
            {t('counts', { picks: picks.length, keywords: keywords.length })}
            {set?.at && (
              <>
                {' · '}
                {t('lastSet')} <RelativeTime at={set.at} />
              </>
            )}
          </>
        }
      >
        <Button
          component={Link}
          href={`/dashboard/map?member=${encodeURIComponent(externalId)}`}
          prefetch={false}
          variant="default"
          size="sm"
          leftSection={<IconChartDots3 size={16} aria-hidden="true" />}
        >
          {t('onMap')}
        </Button>
        <Button
          component={Link}
          href={linkPlayground(member)}
          prefetch={false}
          variant="default"
          size="sm"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />}
        >
          {t('inPlayground')}
        </Button>
        <Button
          size="sm"
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          disabled={!canRecompute}
          title={canRecompute ? undefined : t('cannotRecompute')}
          onClick={() => setAsking(true)}
        >
          {t('recompute')}
        </Button>
      </PageHeader>
      <div className={styles.keywords}>
        <span className={styles.label}>{t('keywords')}</span>
        {keywords.length > 0 ? (
          <KeywordChips
            keywords={[]}
            highlighted={keywords.map(({ keyword }) => keyword)}
            max={keywords.length}
            label={t('keywords')}
          />
        ) : (
          <span className={styles.quiet}>{t('noKeywords')}</span>
        )}
      </div>
      {isAsking && (
        <RecomputeDialog
          member={member}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onRecomputed();
          }}
        />
      )}
    </>
  );
}

function linkPlayground({ picks, keywords }: MemberStory): string {
  const bands = picks.map(({ bandId }) => bandId).join(',');
  const words = keywords.map(({ keywordId }) => keywordId).join(',');
  const parts = [bands && `bands=${bands}`, words && `keywords=${words}`].filter(Boolean);
  return `/dashboard/playground${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}
