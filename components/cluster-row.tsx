import clsx from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Preview, PreviewProbe } from '#server/schemas/recommendation.ts';
import { BandAvatar } from './band-avatar.tsx';
import { ClusterBadge } from './cluster-badge.tsx';
import { ClusterBands } from './cluster-bands.tsx';
import { markCluster } from './cluster-marks.ts';
import styles from './cluster-row.module.css';
import { FanLines } from './fan-lines.tsx';
import { ProbeDial } from './probe-dial.tsx';

interface ClusterRowProps {
  preview: Preview;
  probe: PreviewProbe;
  index: number;
  /** With cohesion, closeness to the keywords, rank and reason of each band. */
  isDetailed?: boolean;
  /** Opens a band: names are then buttons. */
  onOpenBand?: (bandId: number) => void;
}

/** One taste cluster: its picks, its dial, what it found, joined by lines of its colour. */
export function ClusterRow({ preview, probe, index, isDetailed, onOpenBand }: ClusterRowProps) {
  const t = useTranslations('explain');
  const format = useFormatter();
  const isWhole = preview.probes.length < 2;
  const { color, letter } = markCluster(index);
  const picks = preview.picks.filter(({ bandId }) => probe.pickBandIds.includes(bandId));
  const name = isWhole
    ? t(isDetailed ? 'ofMember.wholeName' : 'wholeName')
    : t('clusterName', { letter });
  const cohesion = format.number(probe.cohesion, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (
    <section className={clsx(styles.row, isDetailed && styles.detailed)} aria-label={name}>
      <div className={styles.title}>
        {isWhole ? name : <ClusterBadge index={index} keywords={probe.keywords} />}
        {isDetailed && (
          <span className={styles.cohesion} title={t('cohesionHint')}>
            {t('cohesion', { value: cohesion })}
          </span>
        )}
      </div>
      <ul
        className={clsx(styles.names, styles.picks)}
        aria-label={t(isDetailed ? 'ofMember.picks' : 'picks')}
      >
        {picks.map((pick) => (
          <li key={pick.bandId} className={styles.name}>
            <BandAvatar name={pick.bandName} keywords={pick.keywords} sizePx={28} />
            <BandName name={pick.bandName} onOpen={onOpenBand && (() => onOpenBand(pick.bandId))} />
            {pick.bandId === probe.medoidBandId && picks.length > 1 && (
              <span className={styles.medoid} title={t('medoidHint')}>
                {t('medoid')}
              </span>
            )}
          </li>
        ))}
        {picks.length === 0 && <li className={styles.none}>{t('noPicksLeft')}</li>}
      </ul>
      <FanLines count={picks.length} color={color} />
      <ProbeDial
        name={name}
        clusterIndex={index}
        rotation={probe.rotation}
        isDetailed={isDetailed}
      />
      <ClusterBands
        preview={preview}
        index={index}
        isDetailed={isDetailed}
        onOpenBand={onOpenBand}
      />
    </section>
  );
}

/** A band's name, as a button where it opens something. */
export function BandName({ name, onOpen }: { name: ReactNode; onOpen?: () => void }) {
  if (!onOpen) return <span className={styles.label}>{name}</span>;
  return (
    <button type="button" className={clsx(styles.label, styles.open)} onClick={onOpen}>
      {name}
    </button>
  );
}
