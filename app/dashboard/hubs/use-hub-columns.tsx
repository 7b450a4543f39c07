import { useFormatter, useTranslations } from 'next-intl';
import { BandLine } from '#components/band-line.tsx';
import type { ListColumn } from '#components/list-table.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import { VectorStatusChip } from '#components/vector-status-chip.tsx';
import type { HubRow, ListKind } from '#server/schemas/hub.ts';
import type { HubSort } from '#server/schemas/hub-words.ts';
import { ClusterLink } from '../_shared/cluster-link.tsx';
import { useOpenBand } from '../_shared/use-open-band.ts';
import styles from './hub-list.module.css';

type Column = ListColumn<HubRow, HubSort>;

/** What the list says of a band: how many lists it is in, why, and where it belongs. */
export function useHubColumns({
  by,
  list,
}: {
  by: ListKind;
  list: 'hubs' | 'orphans' | 'bar';
}): Column[] {
  const t = useTranslations('dashboard.hubs.columns');
  const bands = useTranslations('dashboard.bands');
  const format = useFormatter();
  const [, openBand] = useOpenBand();

  const band: Column = {
    key: 'band',
    label: t('band'),
    sortKey: 'name',
    render: ({ bandId, bandName, keywords }) => (
      <BandLine
        band={{ bandName: bandName || bands('nameless'), keywords }}
        onOpen={() => openBand(bandId)}
      />
    ),
  };
  const sets: Omit<Column, 'sortKey'> = {
    key: 'sets',
    label: t('sets'),
    isNumber: true,
    width: '150px',
    render: ({ setCount, setShare }) => (
      <span className={styles.count}>
        <span>
          {t('memberCount', { count: setCount })}{' '}
          {setCount > 0 && (
            <span className={styles.quiet}>
              {format.number(setShare, {
                style: 'percent',
                maximumFractionDigits: setShare < 0.1 ? 1 : 0,
              })}
            </span>
          )}
        </span>
        {setCount > 0 && <ShareBar share={setShare} />}
      </span>
    ),
  };
  const neighbours: Omit<Column, 'sortKey'> = {
    key: 'neighbours',
    label: t('neighbours'),
    isNumber: true,
    width: '150px',
    render: ({ neighbourCount }) =>
      neighbourCount === null ? (
        <span className={styles.quiet}>{t('notYet')}</span>
      ) : (
        t('listCount', { count: neighbourCount })
      ),
  };
  const cluster: Column = {
    key: 'cluster',
    label: t('cluster'),
    isSecondary: true,
    render: (row) =>
      row.cluster ? (
        <ClusterLink cluster={row.cluster} />
      ) : (
        <span className={styles.quiet}>{t('noCluster')}</span>
      ),
  };
  const why: Column = {
    key: 'why',
    label: by === 'neighbours' ? t('middle') : t('why'),
    isSecondary: list !== 'orphans',
    render: (row) => <Why row={row} by={by} />,
  };
  // All of them are in none: the number would say nothing.
  if (list === 'orphans') {
    return [
      band,
      why,
      cluster,
      { ...(by === 'sets' ? neighbours : sets), sortKey: 'other', isSecondary: true },
    ];
  }
  return [
    band,
    { ...(by === 'sets' ? sets : neighbours), sortKey: 'count' },
    why,
    cluster,
    { ...(by === 'sets' ? neighbours : sets), sortKey: 'other', isSecondary: true },
  ];
}

function Why({ row, by }: { row: HubRow; by: ListKind }) {
  const t = useTranslations('dashboard.hubs.why');
  const { vector, setCount, neighbourCount, nearestPicks, closeness } = row;
  if (vector === 'missing' || vector === 'blank' || vector === 'foreign') {
    return <VectorStatusChip status={vector} />;
  }
  if (by === 'sets' && setCount > 0) {
    return nearestPicks.length > 0 ? t('nearestPicks', { names: nearestPicks.join(' · ') }) : null;
  }
  if (by === 'sets') {
    return (
      <span className={styles.quiet}>
        {neighbourCount === 0 ? t('nobodysNeighbour') : t('noMemberNear')}
      </span>
    );
  }
  if (closeness === null) return null;
  return <ScoreBar value={closeness} />;
}

function ShareBar({ share }: { share: number }) {
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.fill} style={{ width: `${Math.min(1, share) * 100}%` }} />
    </span>
  );
}
