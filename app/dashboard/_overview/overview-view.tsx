'use client';

import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import { ConcernList } from './concern-list.tsx';
import { LatestSets } from './latest-sets.tsx';
import styles from './overview.module.css';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { SatisfactionBars } from './satisfaction-bars.tsx';
import { SetsByDay } from './sets-by-day.tsx';
import { Tiles } from './tiles.tsx';

const REFRESH_MS = 60_000;

export function OverviewView() {
  const t = useTranslations('dashboard.overview');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(
    trpc.overview.summary.queryOptions(undefined, { refetchInterval: REFRESH_MS }),
  );
  if (!data) {
    return error ? <FailureNote error={error} onRetry={refetch} /> : <OverviewSkeleton />;
  }
  if (data.bands.total === 0 && data.members.total === 0) return <FirstSteps />;
  return (
    <div className={styles.page}>
      <Tiles overview={data} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Section title={t('concerns.title')}>
            <ConcernList overview={data} />
          </Section>
          <Section title={t('byDay.title')} note={t('byDay.note')} isLater>
            <SetsByDay overview={data} />
          </Section>
          <Section title={t('satisfaction.title')} isLater>
            <SatisfactionBars satisfaction={data.satisfaction} />
          </Section>
        </div>
        <div className={styles.column}>
          <Section title={t('latest.title')} note={t('latest.note')}>
            <LatestSets />
          </Section>
        </div>
      </div>
    </div>
  );
}

interface SectionProps {
  title: string;
  note?: string;
  /** Below the others where there is one column. */
  isLater?: boolean;
  children: ReactNode;
}

function Section({ title, note, isLater, children }: SectionProps) {
  return (
    <section className={clsx(styles.section, isLater && styles.later)} aria-label={title}>
      <div className={styles.heading}>
        <Title order={2} className={styles.title}>
          {title}
        </Title>
        {note && <span className={styles.note}>{note}</span>}
      </div>
      {children}
    </section>
  );
}

/** A database without a band and a member: what to do first. */
function FirstSteps() {
  const t = useTranslations('dashboard.overview.first');
  const code = (words: ReactNode) => <code className={styles.code}>{words}</code>;
  return (
    <div className={styles.first}>
      <EmptyState title={t('title')} text={t('text')} />
      <ol className={styles.steps}>
        <li>{t.rich('demo', { code })}</li>
        <li>{t.rich('connect', { code })}</li>
      </ol>
    </div>
  );
}
