import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { Preview } from '#server/schemas/recommendation.ts';
import { BandAvatar } from './band-avatar.tsx';
import { markCluster } from './cluster-marks.ts';
import styles from './cluster-row.module.css';
import { BandName } from './cluster-row.tsx';
import { FanLines } from './fan-lines.tsx';
import { ScoreBar } from './score-bar.tsx';
import { useWhyEvidence } from './use-why-evidence.ts';
import { useWhySentence } from './use-why-sentence.ts';

interface ClusterBandsProps {
  preview: Preview;
  /** Of the cluster. */
  index: number;
  isDetailed?: boolean;
  onOpenBand?: (bandId: number) => void;
}

/** What a cluster found, with the lines that lead there. */
export function ClusterBands({ preview, index, isDetailed, onOpenBand }: ClusterBandsProps) {
  const t = useTranslations('explain');
  const explain = useWhySentence(preview);
  const prove = useWhyEvidence(preview);
  const { color } = markCluster(index);
  const bands = preview.bands.filter(({ probeIndex }) => probeIndex === index);
  return (
    <>
      <FanLines count={bands.length} color={color} isMirrored isStretched={isDetailed} />
      {bands.length > 0 ? (
        <ul className={clsx(styles.names, styles.bands)} aria-label={t('bands')}>
          {bands.map((band) => (
            <li key={band.bandId} className={styles.found}>
              <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={28} />
              <div className={styles.about}>
                <div className={styles.name}>
                  <BandName
                    name={band.bandName}
                    onOpen={onOpenBand && (() => onOpenBand(band.bandId))}
                  />
                  {isDetailed && preview.probes.length > 1 && (
                    <span className={styles.medoid} title={t(`rankHint.${band.rank}`)}>
                      {t(`rank.${band.rank}`)}
                    </span>
                  )}
                  <span className={styles.score}>
                    <ScoreBar value={band.score} color={color} />
                  </span>
                </div>
                {isDetailed && (
                  <p className={styles.why}>
                    {explain(band)} <span className={styles.evidence}>{prove(band)}</span>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.none}>{t('noBands')}</p>
      )}
    </>
  );
}
