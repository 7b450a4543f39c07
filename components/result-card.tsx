import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { PreviewBand } from '#server/schemas/recommendation.ts';
import { BandAvatar } from './band-avatar.tsx';
import { ClusterBadge } from './cluster-badge.tsx';
import { markCluster } from './cluster-marks.ts';
import { KeywordChips } from './keyword-chips.tsx';
import { MusicLink } from './music-link.tsx';
import styles from './result-card.module.css';
import { ScoreBar } from './score-bar.tsx';

interface ResultCardProps {
  band: PreviewBand;
  why: string;
  isClustered: boolean;
}

export function ResultCard({ band, why, isClustered }: ResultCardProps) {
  const t = useTranslations('results');
  const { color } = markCluster(band.probeIndex);
  return (
    <li className={styles.card}>
      <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={48} />
      <div className={styles.body}>
        <div className={styles.head}>
          <Title order={3} className={styles.name}>
            {band.bandName}
          </Title>
          <span className={styles.numbers}>
            {isClustered && <ClusterBadge index={band.probeIndex} />}
            <ScoreBar isLabelled value={band.score} color={isClustered ? color : undefined} />
          </span>
        </div>
        <p className={styles.why}>{why}</p>
        <div className={styles.foot}>
          <KeywordChips
            keywords={band.keywords}
            highlighted={band.sharedKeywords.slice(0, 3)}
            label={t('shared')}
          />
          <MusicLink band={band} />
        </div>
      </div>
    </li>
  );
}
