import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { Preview, PreviewProbe } from '#server/schemas/recommendation.ts';
import { BandAvatar } from './band-avatar.tsx';
import { ClusterBadge } from './cluster-badge.tsx';
import { markCluster } from './cluster-marks.ts';
import styles from './cluster-row.module.css';
import { FanLines } from './fan-lines.tsx';
import { ProbeDial } from './probe-dial.tsx';
import { ScoreBar } from './score-bar.tsx';

interface ClusterRowProps {
  preview: Preview;
  probe: PreviewProbe;
  index: number;
}

/** One taste cluster: its picks, its dial, what it found, joined by lines of its colour. */
export function ClusterRow({ preview, probe, index }: ClusterRowProps) {
  const t = useTranslations('explain');
  const isWhole = preview.probes.length < 2;
  const { color, letter } = markCluster(index);
  const picks = preview.picks.filter(({ bandId }) => probe.pickBandIds.includes(bandId));
  const bands = preview.bands.filter(({ probeIndex }) => probeIndex === index);
  const name = isWhole ? t('wholeName') : t('clusterName', { letter });
  return (
    <section className={styles.row} aria-label={name}>
      <div className={styles.title}>
        {isWhole ? name : <ClusterBadge index={index} keywords={probe.keywords} />}
      </div>
      <ul className={clsx(styles.names, styles.picks)} aria-label={t('picks')}>
        {picks.map((pick) => (
          <li key={pick.bandId} className={styles.name}>
            <BandAvatar name={pick.bandName} keywords={pick.keywords} sizePx={28} />
            <span className={styles.label}>{pick.bandName}</span>
            {pick.bandId === probe.medoidBandId && picks.length > 1 && (
              <span className={styles.medoid} title={t('medoidHint')}>
                {t('medoid')}
              </span>
            )}
          </li>
        ))}
      </ul>
      <FanLines count={picks.length} color={color} />
      <ProbeDial name={name} clusterIndex={index} rotation={probe.rotation} />
      <FanLines count={bands.length} color={color} isMirrored />
      {bands.length > 0 ? (
        <ul className={styles.names} aria-label={t('bands')}>
          {bands.map((band) => (
            <li key={band.bandId} className={styles.name}>
              <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={28} />
              <span className={styles.label}>{band.bandName}</span>
              <span className={styles.score}>
                <ScoreBar value={band.score} color={color} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.none}>{t('noBands')}</p>
      )}
    </section>
  );
}
