import { useTranslations } from 'next-intl';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import { markCluster } from '#components/cluster-marks.ts';
import { ScoreBar } from '#components/score-bar.tsx';
import type { FoundBand } from './align-bands.ts';
import styles from './comparison-table.module.css';

interface FoundMarkProps {
  found: FoundBand;
  /** Whether the version told tastes apart: then the cluster is shown, and first or second. */
  isClustered: boolean;
}

/** How a version found a band: from which cluster, how near, in which place. */
export function FoundMark({ found, isClustered }: FoundMarkProps) {
  const t = useTranslations('dashboard.playground.comparison');
  const { score, priority, probeIndex, rank } = found;
  return (
    <span className={styles.mark}>
      <span className={styles.measure}>
        {isClustered && <ClusterBadge isCompact index={probeIndex} />}
        <ScoreBar value={score} color={isClustered ? markCluster(probeIndex).color : undefined} />
      </span>
      <span className={styles.place}>
        {isClustered ? t(`place.${rank}`, { priority }) : t('place.plain', { priority })}
      </span>
    </span>
  );
}
