import { useTranslations } from 'next-intl';
import type { Preview } from '#server/schemas/recommendation.ts';
import { ClusterBadge } from './cluster-badge.tsx';
import { markCluster } from './cluster-marks.ts';
import { collectMisses } from './collect-misses.ts';
import styles from './details.module.css';
import { ScoreBar } from './score-bar.tsx';

export function NearMisses({ preview }: { preview: Preview }) {
  const t = useTranslations('explain');
  const misses = collectMisses(preview);
  const isClustered = preview.probes.length > 1;
  if (misses.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{t('misses')}</summary>
      <ul className={styles.misses}>
        {misses.map(({ bandId, bandName, similarity, probeIndex, outcome }) => (
          <li key={bandId} className={styles.miss}>
            {isClustered && <ClusterBadge index={probeIndex} />}
            <strong>{bandName}</strong>
            <span className={styles.reason}>{t(`missReason.${outcome}`)}</span>
            <ScoreBar
              value={similarity}
              color={isClustered ? markCluster(probeIndex).color : undefined}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
