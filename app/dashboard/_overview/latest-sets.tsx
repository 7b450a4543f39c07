import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { BandAvatar } from '#components/band-avatar.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { labelMember } from '#components/member-label.ts';
import type { LatestSet } from '#server/schemas/overview.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './latest-sets.module.css';

const REFRESH_MS = 10_000;
const SKELETON_ROWS = 8;

/** Who was given what last; asked again while the page is in sight. */
export function LatestSets() {
  const t = useTranslations('dashboard.overview.latest');
  const trpc = useTrpc();
  const { data, error, refetch, dataUpdatedAt } = useQuery(
    trpc.overview.latestSets.queryOptions(undefined, { refetchInterval: REFRESH_MS }),
  );
  if (!data) {
    return error ? <FailureNote error={error} onRetry={refetch} /> : <LatestSkeleton />;
  }
  if (data.sets.length === 0) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <>
      <ol className={styles.list}>
        {data.sets.map((set) => (
          <SetRow key={set.runId} set={set} now={new Date(dataUpdatedAt)} />
        ))}
      </ol>
      {error && <p className={styles.behind}>{t('behind')}</p>}
    </>
  );
}

function SetRow({ set, now }: { set: LatestSet; now: Date }) {
  const t = useTranslations('dashboard.overview.latest');
  const format = useFormatter();
  const createdAt = new Date(set.createdAt);
  // The clocks of server and browser may differ: nothing was stored in the future.
  const since = createdAt > now ? now : createdAt;
  return (
    <li className={styles.item}>
      <Link
        className={styles.row}
        href={`/dashboard/members/${encodeURIComponent(set.externalId)}`}
        prefetch={false}
      >
        <span className={styles.who}>
          <span className={styles.member}>{labelMember(set.externalId)}</span>
          <span className={styles.meta}>
            <time
              dateTime={set.createdAt}
              title={format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
            >
              {format.relativeTime(since, now)}
            </time>
            {set.source !== 'member' && ` · ${t(`sources.${set.source}`)}`}
          </span>
        </span>
        <span className={styles.bands}>
          {set.bands.map(({ bandId, bandName, keywords }) => (
            <span key={bandId} className={styles.band} title={bandName}>
              <BandAvatar name={bandName} keywords={keywords} sizePx={32} />
              <span className={styles.name}>{bandName}</span>
            </span>
          ))}
          {set.bands.length === 0 && <span className={styles.meta}>{t('noBands')}</span>}
        </span>
      </Link>
    </li>
  );
}

function LatestSkeleton() {
  return (
    <ol className={styles.list} aria-busy="true">
      {Array.from({ length: SKELETON_ROWS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
        <li key={index} className={styles.item}>
          <span className={styles.row}>
            <Skeleton height={14} width={72} />
            <Skeleton height={32} width={176} />
          </span>
        </li>
      ))}
    </ol>
  );
}
