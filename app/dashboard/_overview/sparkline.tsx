import clsx from 'clsx';
import styles from './sparkline.module.css';
import { layOutBars, layOutLine } from './sparkline-geometry.ts';

interface SparklineProps {
  /** The oldest first; null where there is nothing to show. */
  values: readonly (number | null)[];
  /** A line for what is there, bars for what happened each day. */
  kind: 'line' | 'bars';
  className?: string;
}

/** Fourteen days at a glance, drawn without a library; the words beside it say the same. */
export function Sparkline({ values, kind, className }: SparklineProps) {
  return (
    <svg
      className={clsx(styles.sparkline, className)}
      viewBox="0 0 100 28"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {kind === 'line' ? <Line values={values} /> : <Bars values={values} />}
    </svg>
  );
}

function Line({ values }: Pick<SparklineProps, 'values'>) {
  const points = layOutLine(values);
  if (points.length === 0) return null;
  const path = points.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <>
      <polygon className={styles.area} points={`0,28 ${path} 100,28`} />
      <polyline className={styles.line} points={path} vectorEffect="non-scaling-stroke" />
    </>
  );
}

function Bars({ values }: Pick<SparklineProps, 'values'>) {
  return layOutBars(values).map(({ x, y, width, height, isEmpty }) => (
    <rect
      key={x}
      className={clsx(styles.bar, isEmpty && styles.none)}
      x={x}
      y={y}
      width={width}
      height={height}
    />
  ));
}
