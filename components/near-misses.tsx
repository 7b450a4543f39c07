import { useTranslations } from 'next-intl';
import type { Preview } from '#server/schemas/recommendation.ts';
import { ClusterBadge } from './cluster-badge.tsx';
import { markCluster } from './cluster-marks.ts';
import { collectMisses } from './collect-misses.ts';
import styles from './details.module.css';
import { ScoreBar } from './score-bar.tsx';

interface NearMissesProps {
  preview: Preview;
  /** Opens a band: names are then buttons. */
  onOpenBand?: (bandId: number) => void;
  isOpen?: boolean;
}

export function NearMisses({ preview, onOpenBand, isOpen }: NearMissesProps) {
  const t = useTranslations('explain');
  const misses = collectMisses(preview);
  const isClustered = preview.probes.length > 1;
  if (misses.length === 0) return null;
  return (
    <details className={styles.details} open={isOpen}>
      <summary className={styles.summary}>{t('misses')}</summary>
      <ul className={styles.misses}>
        {misses.map(({ bandId, bandName, similarity, probeIndex, outcome }) => (
          <li key={bandId} className={styles.miss}>
            {isClustered && <ClusterBadge index={probeIndex} />}
            {onOpenBand ? (
              <button type="button" className={styles.open} onClick={() => onOpenBand(bandId)}>
                {bandName}
              </button>
            ) : (
              <strong>{bandName}</strong>
            )}
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
