import { useTranslations } from 'next-intl';
import styles from './cluster-badge.module.css';
import { markCluster } from './cluster-marks.ts';

interface ClusterBadgeProps {
  index: number;
  /** Typical keywords of its picks. */
  keywords?: readonly string[];
}

/** A taste cluster: its colour, its letter and, where given, the keywords that name it. */
export function ClusterBadge({ index, keywords = [] }: ClusterBadgeProps) {
  const t = useTranslations('explain');
  const { letter, color, ink } = markCluster(index);
  return (
    <span className={styles.badge}>
      <span className={styles.letter} style={{ background: color, color: ink }} aria-hidden="true">
        {letter}
      </span>
      <span className={keywords.length > 0 ? styles.spoken : undefined}>
        {t('clusterName', { letter })}
      </span>
      {keywords.length > 0 && <span>{keywords.join(' · ')}</span>}
    </span>
  );
}
