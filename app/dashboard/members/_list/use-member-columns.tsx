'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { BandStack } from '#components/band-stack.tsx';
import { KeywordChips } from '#components/keyword-chips.tsx';
import type { ListColumn } from '#components/list-table.tsx';
import { labelMember } from '#components/member-label.ts';
import { RelativeTime } from '#components/relative-time.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import type { MemberRow } from '#server/schemas/member.ts';
import type { MemberSort } from '#server/schemas/member-list-words.ts';
import styles from './member-list.module.css';

const SHOWN_KEYWORDS = 3;

export function useMemberColumns(): ListColumn<MemberRow, MemberSort>[] {
  const t = useTranslations('dashboard.members');
  return [
    {
      key: 'member',
      label: t('column.member'),
      sortKey: 'label',
      render: ({ externalId, userId }) => (
        <span className={styles.member}>
          {externalId === null ? (
            <span className={styles.nameless}>{t('nameless')}</span>
          ) : (
            <Link
              className={styles.link}
              href={`/dashboard/members/${encodeURIComponent(externalId)}`}
              prefetch={false}
            >
              {labelMember(externalId)}
            </Link>
          )}
          {userId && <span className={styles.small}>{userId}</span>}
        </span>
      ),
    },
    {
      key: 'picks',
      label: t('column.picks'),
      sortKey: 'picks',
      isSecondary: true,
      render: (row) => <Picks row={row} />,
    },
    {
      key: 'keywords',
      label: t('column.keywords'),
      sortKey: 'keywords',
      isSecondary: true,
      render: ({ keywords }) => (
        <span className={styles.keywords}>
          <KeywordChips
            keywords={keywords}
            highlighted={keywords.slice(0, SHOWN_KEYWORDS)}
            max={SHOWN_KEYWORDS}
          />
          {keywords.length > SHOWN_KEYWORDS && (
            <span className={styles.small}>
              {t('moreKeywords', { count: keywords.length - SHOWN_KEYWORDS })}
            </span>
          )}
          {keywords.length === 0 && <span className={styles.small}>{t('noKeywords')}</span>}
        </span>
      ),
    },
    {
      key: 'set',
      label: t('column.set'),
      render: ({ set }) =>
        set ? <BandStack bands={set.bands} /> : <span className={styles.small}>{t('noSet')}</span>,
    },
    {
      key: 'score',
      label: t('column.score'),
      sortKey: 'score',
      isSecondary: true,
      render: ({ set }) => set && <ScoreBar value={set.meanScore} />,
    },
    {
      key: 'when',
      label: t('column.when'),
      sortKey: 'set',
      render: ({ set, outdated }) => (
        <span className={styles.when}>
          {set?.at && <RelativeTime at={set.at} />}
          {Object.values(outdated).includes(true) && (
            <span className={styles.outdated} title={t('stateHint.outdated')}>
              {t('state.outdated')}
            </span>
          )}
        </span>
      ),
    },
  ];
}

function Picks({ row }: { row: MemberRow }) {
  const t = useTranslations('dashboard.members');
  const { picks, pickCount, embeddedPickCount } = row;
  if (pickCount === 0) return <span className={styles.small}>{t('noPicks')}</span>;
  return (
    <span className={styles.picks}>
      <BandStack bands={picks} totalCount={pickCount} />
      {embeddedPickCount === 0 && (
        <span className={styles.outdated} title={t('stateHint.no-vector')}>
          {t('state.no-vector')}
        </span>
      )}
    </span>
  );
}
