import Link from 'next/link';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import type { ClusterName } from '#server/schemas/cluster.ts';
import styles from './cluster-link.module.css';

const NAMING_KEYWORDS = 2;

/** A catalogue cluster by its name, leading to its page. */
export function ClusterLink({
  cluster,
  keywordCount = NAMING_KEYWORDS,
}: {
  cluster: ClusterName;
  keywordCount?: number;
}) {
  const { index, name, keywords } = cluster;
  return (
    <Link className={styles.link} href={`/dashboard/clusters/${index}`}>
      <ClusterBadge index={index} name={name} keywords={keywords.slice(0, keywordCount)} />
    </Link>
  );
}
