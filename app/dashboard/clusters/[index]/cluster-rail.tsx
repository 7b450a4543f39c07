import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import type { Cluster } from '#server/schemas/cluster.ts';
import styles from './cluster-view.module.css';

const NAMING_KEYWORDS = 2;

/** All clusters, one of them current; on phones the way back to them. */
export function ClusterRail({
  clusters,
  current,
}: {
  clusters: readonly Cluster[];
  current: number;
}) {
  const t = useTranslations('dashboard.clusters');
  const format = useFormatter();
  return (
    <nav className={styles.rail} aria-label={t('list')}>
      <Link className={styles.all} href="/dashboard/clusters">
        <IconArrowLeft size={14} aria-hidden="true" style={{ verticalAlign: '-2px' }} />{' '}
        {t('toAll')}
      </Link>
      <ul className={styles.list}>
        {clusters.map(({ index, name, keywords, bandCount }) => (
          <li key={index}>
            <Link
              className={styles.item}
              href={`/dashboard/clusters/${index}`}
              aria-current={index === current ? 'page' : undefined}
            >
              <ClusterBadge
                index={index}
                name={name}
                keywords={keywords.slice(0, NAMING_KEYWORDS)}
              />
              <span className={styles.size}>{format.number(bandCount)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
