'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { labelMember } from '#components/member-label.ts';
import { PlaceBadge } from '#components/place-badge.tsx';
import { VectorStatusChip } from '#components/vector-status-chip.tsx';
import type { BandInspection } from '#server/schemas/band-inspection.ts';
import styles from './band-panel.module.css';
import { ReembedBand } from './reembed-band.tsx';

/** What the recommender knows of a band and makes of it. */
export function BandFacts({ band }: { band: BandInspection }) {
  const t = useTranslations('dashboard.bands.panel');
  const { vector, place, recommended } = band;
  return (
    <dl className={styles.facts}>
      <Fact label={t('vector')}>
        <VectorStatusChip status={vector.status} />
        <VectorOrigin vector={vector} />
        <ReembedBand band={band} />
      </Fact>
      {place && (
        <Fact label={t('cluster')}>
          <Link
            className={styles.link}
            href={`/dashboard/clusters/${place.clusterIndex}`}
            prefetch={false}
          >
            <PlaceBadge place={place} />
          </Link>
        </Fact>
      )}
      <Fact label={t('recommended')}>
        {recommended.count > 0 ? <Recommended band={band} /> : t('neverRecommended')}
      </Fact>
      {place && place.neighbourOccurrence !== null && (
        <Fact label={t('occurrence')}>
          <span>{t('occurrenceCount', { count: place.neighbourOccurrence })}</span>
          <span className={styles.aside}>
            {t('occurrenceMean', { count: place.neighbourCount })}
          </span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function VectorOrigin({ vector }: Pick<BandInspection, 'vector'>) {
  const t = useTranslations('dashboard.bands.panel');
  const format = useFormatter();
  const { status, model, embeddedAt } = vector;
  if (status === 'missing' || status === 'blank') return null;
  if (!model) return <span className={styles.aside}>{t('vectorAdopted')}</span>;
  const date = embeddedAt && format.dateTime(new Date(embeddedAt), { dateStyle: 'medium' });
  return (
    <span className={styles.aside}>
      {date ? t('vectorMadeOn', { model, date }) : t('vectorMade', { model })}
    </span>
  );
}

function Recommended({ band }: { band: BandInspection }) {
  const t = useTranslations('dashboard.bands.panel');
  const { count, members } = band.recommended;
  const known = members.flatMap(({ externalId }) => externalId ?? []);
  return (
    <>
      <Link
        className={styles.link}
        href={`/dashboard/members?recommended=${band.bandId}`}
        prefetch={false}
      >
        {t('recommendedTo', { count })}
      </Link>
      <span className={styles.members}>
        {known.map((externalId) => (
          <Link
            key={externalId}
            className={styles.member}
            href={`/dashboard/members/${externalId}`}
            prefetch={false}
          >
            {labelMember(externalId)}
          </Link>
        ))}
        {count > known.length && (
          <span className={styles.aside}>{t('andMore', { count: count - known.length })}</span>
        )}
      </span>
    </>
  );
}
