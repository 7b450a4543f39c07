import { useFormatter, useTranslations } from 'next-intl';
import { markCluster } from './cluster-marks.ts';
import { describeArc, pointAt } from './dial-geometry.ts';
import styles from './probe-dial.module.css';

interface ProbeDialProps {
  /** What it is the dial of, for who can't see it. */
  name: string;
  clusterIndex: number;
  /** Null where no keyword turned it. */
  rotation: { keywordSimilarity: number; t: number; degrees: number } | null;
  /** With the closeness of cluster and keywords. */
  isDetailed?: boolean;
}

const RADIUS = 52;

/** The needle starts straight up, at the middle of the cluster, and is turned toward the keywords. */
export function ProbeDial({ name, clusterIndex, rotation, isDetailed }: ProbeDialProps) {
  const t = useTranslations('dial');
  const format = useFormatter();
  const show = (value: number) =>
    format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const { color } = markCluster(clusterIndex);
  const total = rotation ? angleOf(rotation.keywordSimilarity) : 0;
  const degrees = rotation ? Math.round(rotation.degrees) : 0;
  const needle = pointAt(rotation?.degrees ?? 0, RADIUS - 8);
  const keyword = pointAt(total, RADIUS);
  const start = pointAt(0, RADIUS);
  return (
    <figure className={styles.dial}>
      <svg
        viewBox="-64 -66 132 80"
        width="132"
        height="80"
        role="img"
        aria-label={
          rotation
            ? t('turned', { name, degrees, total: Math.round(total) })
            : t('straight', { name })
        }
      >
        <path className={styles.scale} d={describeArc(-90, 90, RADIUS)} />
        {rotation && (
          <>
            <path className={styles.reach} d={describeArc(0, total, RADIUS)} />
            <path
              style={{ stroke: color }}
              className={styles.turned}
              d={describeArc(0, rotation.degrees, RADIUS)}
            />
            <circle className={styles.keyword} cx={keyword.x} cy={keyword.y} r="5" />
          </>
        )}
        <circle cx={start.x} cy={start.y} r="5" style={{ fill: color }} />
        <line className={styles.needle} x2={needle.x} y2={needle.y} />
        <circle className={styles.hub} r="5" />
      </svg>
      <figcaption className={styles.caption}>
        {rotation ? (
          <>
            <strong>{t('degrees', { degrees })}</strong>
            <span>{t('t', { t: show(rotation.t) })}</span>
            {isDetailed && <span>{t('cosine', { value: show(rotation.keywordSimilarity) })}</span>}
          </>
        ) : (
          <span>{t('noTurn')}</span>
        )}
      </figcaption>
    </figure>
  );
}

function angleOf(cosine: number): number {
  return (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
}
