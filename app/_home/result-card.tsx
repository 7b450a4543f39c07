import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { BandAvatar } from '#components/band-avatar.tsx';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import { markCluster } from '#components/cluster-marks.ts';
import { KeywordChips } from '#components/keyword-chips.tsx';
import { MusicLink } from '#components/music-link.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import type { PreviewBand } from '#server/schemas/recommendation.ts';
import styles from './result-card.module.css';

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
