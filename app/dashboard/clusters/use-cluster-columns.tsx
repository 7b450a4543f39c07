import { useTranslations } from 'next-intl';
import { BandLine } from '#components/band-line.tsx';
import type { ListColumn } from '#components/list-table.tsx';
import type { Cluster } from '#server/schemas/cluster.ts';
import { ClusterLink } from '../_shared/cluster-link.tsx';
import { useOpenBand } from '../_shared/use-open-band.ts';
import styles from './clusters-view.module.css';
import { ShareComparison } from './share-comparison.tsx';
import { Tightness } from './tightness.tsx';

const NEAR_COUNT = 2;

/** What the list says of a cluster. */
export function useClusterColumns(clusters: readonly Cluster[]): ListColumn<Cluster>[] {
  const t = useTranslations('dashboard.clusters');
  const bands = useTranslations('dashboard.bands');
  const [, openBand] = useOpenBand();
  return [
    {
      key: 'name',
      label: t('columns.name'),
      render: (cluster) => (
        <span className={styles.name}>
          <ClusterLink cluster={cluster} keywordCount={3} />
          {cluster.name && <span className={styles.quiet}>{cluster.keywords.join(' · ')}</span>}
        </span>
      ),
    },
    {
      key: 'size',
      label: t('columns.size'),
      isNumber: true,
      render: ({ bandCount }) => t('bandCount', { count: bandCount }),
    },
    {
      key: 'cohesion',
      label: t('columns.cohesion'),
      isSecondary: true,
      render: (cluster) => <Tightness cluster={cluster} />,
    },
    {
      key: 'share',
      label: t('columns.share'),
      isSecondary: true,
      render: (cluster) => <ShareComparison cluster={cluster} clusters={clusters} />,
    },
    {
      key: 'medoid',
      label: t('columns.medoid'),
      isSecondary: true,
      render: ({ medoid }) =>
        medoid ? (
          <BandLine
            band={{ ...medoid, bandName: medoid.bandName || bands('nameless') }}
            sizePx={28}
            detail={<span />}
            onOpen={() => openBand(medoid.bandId)}
          />
        ) : (
          <span className={styles.quiet}>{t('noMedoid')}</span>
        ),
    },
    {
      key: 'near',
      label: t('columns.near'),
      isSecondary: true,
      render: ({ neighbours }) => (
        <ul className={styles.near}>
          {neighbours.slice(0, NEAR_COUNT).map(({ index }) => {
            const near = clusters.find((cluster) => cluster.index === index);
            return (
              near && (
                <li key={index}>
                  <ClusterLink cluster={near} />
                </li>
              )
            );
          })}
        </ul>
      ),
    },
  ];
}
