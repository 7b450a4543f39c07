import styles from './band-avatar.module.css';
import { drawBandMonogram } from './band-monogram.ts';

interface BandAvatarProps {
  name: string;
  /** The band's own order; the first gives the hue. */
  keywords: readonly string[];
  sizePx?: number;
}

/** Drawn, never loaded: a record label with the band's letters. The name stands beside it as text. */
export function BandAvatar({ name, keywords, sizePx = 40 }: BandAvatarProps) {
  const { letters, hue, turn } = drawBandMonogram(name, keywords[0]);
  return (
    <svg
      className={styles.avatar}
      style={{ '--hue': hue } as React.CSSProperties}
      width={sizePx}
      height={sizePx}
      viewBox="0 0 40 40"
      aria-hidden="true"
      focusable="false"
    >
      <rect className={styles.ground} width="40" height="40" rx="10" />
      <g className={styles.grooves} transform={`rotate(${turn} 20 20)`}>
        <circle cx="34" cy="20" r="9" />
        <circle cx="34" cy="20" r="16" />
        <circle cx="34" cy="20" r="23" />
      </g>
      <text
        className={styles.letters}
        x="20"
        y="20"
        fontSize={letters.length > 1 ? 15 : 19}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {letters}
      </text>
    </svg>
  );
}
