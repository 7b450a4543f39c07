'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { BandLine } from '#components/band-line.tsx';
import type { ListColumn } from '#components/list-table.tsx';
import { MusicLink } from '#components/music-link.tsx';
import { PlaceBadge } from '#components/place-badge.tsx';
import { VectorStatusChip } from '#components/vector-status-chip.tsx';
import type { ListedBand } from '#server/schemas/band-list.ts';
import type { BandColumn, BandListSortKey } from '#server/schemas/band-list-words.ts';
import styles from './band-list.module.css';

/** What the list shows of a band. */
export function useBandColumns(
  openBand: (bandId: number) => unknown,
  chosen: readonly BandColumn[],
): ListColumn<ListedBand, BandListSortKey>[] {
  const t = useTranslations('dashboard.bands');
  const format = useFormatter();
  const columns: ListColumn<ListedBand, BandListSortKey>[] = [
    {
      key: 'band',
      label: t('columns.band'),
      sortKey: 'name',
      render: (band) => (
        <BandLine
          band={{ ...band, bandName: band.bandName || t('nameless') }}
          onOpen={() => openBand(band.bandId)}
        />
      ),
    },
    {
      key: 'kind',
      label: t('columns.kind'),
      isSecondary: true,
      width: '88px',
      render: ({ isBand }) => t(`kind.${isBand === null ? 'unknown' : isBand ? 'band' : 'solo'}`),
    },
    {
      key: 'vector',
      label: t('columns.vector'),
      width: '128px',
      render: ({ vectorStatus }) => <VectorStatusChip status={vectorStatus} />,
    },
    {
      key: 'cluster',
      label: t('columns.cluster'),
      isSecondary: true,
      render: ({ place }) =>
        place && (
          <Link
            className={styles.link}
            href={`/dashboard/clusters/${place.clusterIndex}`}
            prefetch={false}
          >
            <PlaceBadge place={place} />
          </Link>
        ),
    },
    {
      key: 'recommended',
      label: t('columns.recommended'),
      sortKey: 'recommended',
      isNumber: true,
      isSecondary: true,
      width: '104px',
      render: ({ timesRecommended }) =>
        timesRecommended > 0 ? t('times', { count: timesRecommended }) : <None />,
    },
    {
      key: 'neighbours',
      label: t('columns.neighbours'),
      sortKey: 'neighbours',
      isNumber: true,
      isSecondary: true,
      width: '112px',
      render: ({ neighbourOccurrence: count }) =>
        count === null ? <None /> : t('neighbourCount', { count }),
    },
    {
      key: 'updated',
      label: t('columns.updated'),
      sortKey: 'updated',
      isSecondary: true,
      width: '128px',
      render: ({ updatedAt }) =>
        updatedAt ? format.dateTime(new Date(updatedAt), { dateStyle: 'medium' }) : <None />,
    },
    {
      key: 'track',
      label: t('columns.track'),
      isSecondary: true,
      render: ({ topTrack }) => topTrack?.title ?? <None />,
    },
    {
      key: 'music',
      label: t('columns.music'),
      isSecondary: true,
      render: (band) => <MusicLink band={band} />,
    },
  ];
  return columns.filter(({ key }) => key === 'band' || chosen.some((column) => column === key));
}

function None() {
  return <span className={styles.none}>–</span>;
}
