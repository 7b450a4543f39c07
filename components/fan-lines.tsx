import clsx from 'clsx';
import styles from './cluster-row.module.css';

interface FanLinesProps {
  count: number;
  color: string;
  /** From the dial to the list instead of from the list to the dial. */
  isMirrored?: boolean;
  /** As high as the list beside it, whose rows are higher than usual. */
  isStretched?: boolean;
}

/** Thin lines between a list of rows of equal height and the dial; rows and lines share the stretch. */
export function FanLines({ count, color, isMirrored, isStretched }: FanLinesProps) {
  const heights = Array.from({ length: count }, (_, i) => ((i + 0.5) * 100) / count);
  return (
    <svg
      className={clsx(styles.lines, isStretched && styles.stretched)}
      style={{
        stroke: color,
        height: isStretched ? undefined : `calc(${count} * var(--row-height))`,
      }}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {heights.map((y) => (
        <path
          key={y}
          d={isMirrored ? `M0 50C60 50 40 ${y} 100 ${y}` : `M0 ${y}C60 ${y} 40 50 100 50`}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
