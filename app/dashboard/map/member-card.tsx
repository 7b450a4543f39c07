'use client';

import { Anchor, CloseButton, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { KeywordChips } from '#components/keyword-chips.tsx';
import { labelMember } from '#components/member-label.ts';
import type { MapMember } from '#server/schemas/map.ts';
import styles from './member.module.css';
import { PickGlyph, RecommendationGlyph, SearchGlyph } from './member-glyphs.tsx';

export type MemberQuery = Pick<UseQueryResult<MapMember, unknown>, 'data' | 'error' | 'refetch'>;

interface MemberCardProps {
  externalId: string;
  query: MemberQuery;
  onClose: () => void;
}

/** Whose taste is drawn, and what its signs mean. */
export function MemberCard({ externalId, query, onClose }: MemberCardProps) {
  const t = useTranslations('dashboard.map.member');
  const member = query.data;
  return (
    <section className={styles.card} aria-label={t('label')} aria-busy={!member && !query.error}>
      <div className={styles.who}>
        <span className={styles.whoName}>{t('who', { name: labelMember(externalId) })}</span>
        <CloseButton size="sm" aria-label={t('close')} title={t('close')} onClick={onClose} />
      </div>
      {!member && query.error !== null && (
        <FailureNote error={query.error} what={t('failed')} onRetry={() => query.refetch()} />
      )}
      {!member && query.error === null && <Skeleton height={120} />}
      {member && (
        <>
          <KeywordChips keywords={member.keywords} max={5} label={t('keywords')} />
          <ul className={styles.key}>
            <li>
              <PickGlyph probeIndex={0} sizePx={20} />
              {t('key.picks', { count: member.picks.length })}
            </li>
            <li>
              <SearchGlyph probeIndex={0} sizePx={20} />
              {t('key.searches', { count: member.probes.length })}
            </li>
            <li>
              <RecommendationGlyph probeIndex={0} sizePx={20} />
              {t('key.recommendations', { count: member.recommendations.length })}
            </li>
          </ul>
          {member.probes.length > 1 && (
            <ul className={styles.key} aria-label={t('clusters')}>
              {member.probes.map(({ keywords }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a taste cluster is its number
                <li key={index}>
                  <ClusterBadge index={index} keywords={keywords} />
                </li>
              ))}
            </ul>
          )}
          {member.recommendations.length === 0 && (
            <p className={styles.note}>{t('noRecommendations')}</p>
          )}
          <p className={styles.note}>{t('searchNote')}</p>
          <Anchor
            component={Link}
            href={`/dashboard/members/${externalId}`}
            prefetch={false}
            fz="sm"
          >
            {t('open')}
          </Anchor>
        </>
      )}
    </section>
  );
}
