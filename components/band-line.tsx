import type { ReactNode } from 'react';
import { BandAvatar } from './band-avatar.tsx';
import styles from './band-line.module.css';
import { KeywordChips } from './keyword-chips.tsx';

interface BandLineProps {
  band: { bandName: string; keywords: readonly string[] };
  sizePx?: number;
  /** Under the name instead of the keywords. */
  detail?: ReactNode;
  /** Opens the band: the name is then a button. */
  onOpen?: () => void;
}

const KEYWORD_COUNT = 3;

/** A band in a row: monogram, name, up to three keywords. */
export function BandLine({ band, sizePx = 36, detail, onOpen }: BandLineProps) {
  return (
    <span className={styles.band}>
      <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={sizePx} />
      <span className={styles.text}>
        {onOpen ? (
          <button type="button" className={styles.open} onClick={onOpen}>
            {band.bandName}
          </button>
        ) : (
          <span className={styles.name}>{band.bandName}</span>
        )}
        {detail ?? <KeywordChips keywords={band.keywords} max={KEYWORD_COUNT} />}
      </span>
    </span>
  );
}
