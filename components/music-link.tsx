import { IconExternalLink } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { BandCard } from '#server/schemas/band.ts';
import styles from './music-link.module.css';
import { asWebLink } from './web-link.ts';

/** To the song to start with, else to the band's music; nothing where the catalogue holds no web address. */
export function MusicLink({ band }: { band: Pick<BandCard, 'topTrack' | 'bandMusic'> }) {
  const t = useTranslations('results');
  const song = asWebLink(band.topTrack?.externalUrl);
  const href = song ?? asWebLink(band.bandMusic);
  if (!href) return null;
  const title = song ? band.topTrack?.title : undefined;
  return (
    <a className={styles.link} href={href} target="_blank" rel="noopener noreferrer">
      <span className={styles.title}>{title ? t('listen', { title }) : t('listenBand')}</span>
      <IconExternalLink size={14} role="img" aria-label={t('newWindow')} />
    </a>
  );
}
