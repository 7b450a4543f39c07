'use client';

import { Button, CloseButton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { BandLine } from '#components/band-line.tsx';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import { markCluster } from '#components/cluster-marks.ts';
import { type ListColumn, type ListSort, ListTable } from '#components/list-table.tsx';
import type { MapCluster } from '#server/schemas/map.ts';
import type { DecodedPoints } from './decode-points.ts';
import { downloadText, formatCsv } from './export-csv.ts';
import styles from './map.module.css';
import { nameMapCluster } from './name-map-cluster.ts';

const PAGE_SIZE = 5;

type SortKey = 'name' | 'cluster' | 'timesRecommended';

interface SelectedBand {
  bandId: number;
  name: string;
  cluster: MapCluster | undefined;
  kind: number;
  timesRecommended: number;
}

interface SelectionSheetProps {
  points: DecodedPoints;
  clusters: readonly MapCluster[];
  selected: readonly number[];
  /** The band's panel lies at the right. */
  isShifted: boolean;
  onOpen: (bandId: number) => void;
  onClose: () => void;
}

/** The bands inside the lasso, to read and to take along. */
export function SelectionSheet(props: SelectionSheetProps) {
  const { points, clusters, selected, isShifted, onOpen, onClose } = props;
  const t = useTranslations('dashboard.map.selection');
  const format = useFormatter();
  const [page, setPage] = useState(1);
  const [sort, setSort] = useState<ListSort<SortKey>>({
    by: 'timesRecommended',
    direction: 'desc',
  });
  // Of up to a hundred thousand: not anew for each page that is turned.
  const bands = useMemo(() => listBands(selected, points, clusters), [selected, points, clusters]);
  const sorted = useMemo(() => sortBands(bands, sort), [bands, sort]);
  const columns: ListColumn<SelectedBand, SortKey>[] = [
    {
      key: 'name',
      label: t('band'),
      sortKey: 'name',
      render: ({ bandId, name, cluster }) => (
        <BandLine
          band={{ bandName: name, keywords: cluster?.keywords ?? [] }}
          sizePx={28}
          detail=""
          onOpen={() => onOpen(bandId)}
        />
      ),
    },
    {
      key: 'cluster',
      label: t('cluster'),
      sortKey: 'cluster',
      isSecondary: true,
      render: ({ cluster }) =>
        cluster && <ClusterBadge index={cluster.clusterIndex} name={nameMapCluster(cluster)} />,
    },
    {
      key: 'timesRecommended',
      label: t('timesRecommended'),
      sortKey: 'timesRecommended',
      isNumber: true,
      width: '120px',
      render: ({ timesRecommended: times }) => format.number(times),
    },
  ];
  const exportAll = () =>
    downloadText(
      t('fileName'),
      formatCsv([
        [t('band'), t('clusterLetter'), t('cluster'), t('kind'), t('timesRecommended'), t('id')],
        ...sorted.map(({ bandId, name, cluster, kind, timesRecommended: times }) => [
          name,
          cluster ? markCluster(cluster.clusterIndex).letter : '',
          cluster ? nameMapCluster(cluster) : '',
          t(kind === 1 ? 'kinds.band' : kind === 0 ? 'kinds.notBand' : 'kinds.unknown'),
          times,
          bandId,
        ]),
      ]),
    );
  return (
    <section className={styles.sheet} data-shifted={isShifted} aria-label={t('label')}>
      <header className={styles.sheetHead}>
        <h2 className={styles.sheetTitle}>{t('title', { count: bands.length })}</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={exportAll}
        >
          {t('export')}
        </Button>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </header>
      <ListTable
        label={t('label')}
        columns={columns}
        rows={sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ bandId }) => bandId}
        sort={sort}
        onSort={(next) => {
          setSort(next);
          setPage(1);
        }}
        page={page}
        pageSize={PAGE_SIZE}
        totalCount={bands.length}
        onPage={setPage}
        empty={null}
      />
    </section>
  );
}

function listBands(
  selected: readonly number[],
  { columns }: DecodedPoints,
  clusters: readonly MapCluster[],
): SelectedBand[] {
  return selected.map((index) => ({
    bandId: columns.ids[index] ?? 0,
    name: columns.names[index] ?? '',
    cluster: clusters[columns.clusters[index] ?? -1],
    kind: columns.kinds[index] ?? 2,
    timesRecommended: columns.timesRecommended[index] ?? 0,
  }));
}

/** Twenty times as fast as `localeCompare`, which looks up the language anew for each pair. */
const collator = new Intl.Collator();

function sortBands(bands: readonly SelectedBand[], { by, direction }: ListSort<SortKey>) {
  const compare: Record<SortKey, (a: SelectedBand, b: SelectedBand) => number> = {
    name: (a, b) => collator.compare(a.name, b.name),
    cluster: (a, b) => (a.cluster?.clusterIndex ?? 0) - (b.cluster?.clusterIndex ?? 0),
    timesRecommended: (a, b) => a.timesRecommended - b.timesRecommended,
  };
  const sign = direction === 'asc' ? 1 : -1;
  return [...bands].sort((a, b) => sign * compare[by](a, b) || a.bandId - b.bandId);
}
