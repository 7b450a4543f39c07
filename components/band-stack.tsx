import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { BandAvatar } from './band-avatar.tsx';
import styles from './band-stack.module.css';

interface BandStackProps {
  bands: readonly { bandId: number; bandName: string; keywords: readonly string[] }[];
  /** Of them all, where `bands` are only the first. */
  totalCount?: number;
  sizePx?: number;
}

/** Bands as a row of monograms; their names for the pointer and for who can't see it. */
export function BandStack({ bands, totalCount = bands.length, sizePx = 28 }: BandStackProps) {
  const t = useTranslations('names');
  const moreCount = totalCount - bands.length;
  return (
    <span className={styles.stack}>
      {bands.map(({ bandId, bandName, keywords }) => (
        <span key={bandId} title={bandName}>
          <BandAvatar name={bandName} keywords={keywords} sizePx={sizePx} />
        </span>
      ))}
      {moreCount > 0 && <span className={styles.more}>{t('plus', { count: moreCount })}</span>}
      <VisuallyHidden>{bands.map(({ bandName }) => bandName).join(', ')}</VisuallyHidden>
    </span>
  );
}
