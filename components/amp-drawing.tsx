import styles from './amp-drawing.module.css';

/** A small amplifier, for pages that have nothing to play yet. */
export function AmpDrawing() {
  return (
    <svg className={styles.amp} viewBox="0 0 120 96" width="120" height="96" aria-hidden="true">
      <path className={styles.line} d="M44 12V7a4 4 0 0 1 4-4h24a4 4 0 0 1 4 4v5" />
      <rect className={styles.case} x="8" y="12" width="104" height="78" rx="10" />
      <rect className={styles.grille} x="16" y="40" width="88" height="42" rx="6" />
      <path className={styles.weave} d="M24 48h72M24 56h72M24 64h72M24 72h72" />
      {['var(--cluster-1)', 'var(--cluster-2)', 'var(--cluster-3)'].map((color, i) => (
        <g key={color} transform={`translate(${34 + i * 22} 26) rotate(${-50 + i * 50})`}>
          <circle r="7" style={{ fill: color }} />
          <path className={styles.mark} d="M0-2.5V-5.5" />
        </g>
      ))}
      <circle className={styles.lamp} cx="98" cy="26" r="3" />
    </svg>
  );
}
