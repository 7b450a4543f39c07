'use client';

import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChartDots3, IconPencil } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BandAvatar } from '#components/band-avatar.tsx';
import { MusicLink } from '#components/music-link.tsx';
import type { BandInspection } from '#server/schemas/band-inspection.ts';
import { BandFacts } from './band-facts.tsx';
import { BandNeighbours } from './band-neighbours.tsx';
import styles from './band-panel.module.css';
import { DescriptionDraft } from './description-draft.tsx';
import { HistoryOnDemand } from './history-on-demand.tsx';
import { LongText } from './long-text.tsx';

interface BandDetailsProps {
  band: BandInspection;
  /** What just happened to it. */
  notice: ReactNode;
  onEdit: () => void;
}

/** Who the band is, what it is worth to the recommender, who is like it, and who changed it. */
export function BandDetails({ band, notice, onEdit }: BandDetailsProps) {
  const t = useTranslations('dashboard.bands');
  const editing = useTranslations('dashboard.editing');
  const words = band.keywords.map(({ keyword }) => keyword);
  const kind = band.isBand === null ? 'unknown' : band.isBand ? 'band' : 'solo';
  return (
    <div className={styles.content}>
      <header className={styles.head}>
        <BandAvatar name={band.bandName} keywords={words} sizePx={56} />
        <div className={styles.names}>
          <h2 className={styles.name}>{band.bandName || t('nameless')}</h2>
          <div className={styles.under}>
            <span>{t(`kind.${kind}`)}</span>
            <MusicLink band={band} />
          </div>
        </div>
      </header>
      <div className={styles.notice} role="status">
        {notice}
      </div>
      {band.keywords.length > 0 && (
        <ul className={styles.keywords} aria-label={t('panel.keywords')}>
          {band.keywords.map(({ keywordId, keyword }) => (
            <li key={keywordId}>
              <Link
                className={styles.keyword}
                href={`/dashboard/bands?keyword=${keywordId}`}
                prefetch={false}
                title={t('panel.withKeyword', { keyword })}
              >
                {keyword}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPencil size={16} aria-hidden="true" />}
          onClick={onEdit}
        >
          {editing('edit')}
        </Button>
        <Button
          component={Link}
          href={`/dashboard/map?focus=${band.bandId}`}
          prefetch={false}
          variant="default"
          size="sm"
          leftSection={<IconChartDots3 size={16} aria-hidden="true" />}
        >
          {t('panel.showOnMap')}
        </Button>
        <Button
          component={Link}
          href={`/dashboard/playground?bands=${band.bandId}`}
          prefetch={false}
          variant="default"
          size="sm"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />}
        >
          {t('panel.tryOut')}
        </Button>
      </div>
      {band.description?.trim() ? (
        <LongText text={band.description.trim()} />
      ) : (
        <>
          <p className={styles.quiet}>{t('panel.noDescription')}</p>
          <DescriptionDraft bandId={band.bandId} />
        </>
      )}
      <BandFacts band={band} />
      <HistoryOnDemand subject="band" subjectId={band.bandId} />
      <BandNeighbours band={band} />
    </div>
  );
}
