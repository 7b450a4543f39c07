'use client';

import { Button, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { BandAvatar } from '#components/band-avatar.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import type { Keyword } from '#server/schemas/band.ts';
import { useTrpc } from '../trpc-provider.tsx';
import { composeExample, groupStarters, type StarterGroup } from './group-starters.ts';
import { MAX_BANDS } from './selection.ts';
import styles from './starter-bands.module.css';
import studioStyles from './studio.module.css';
import type { Picks } from './use-picks.ts';

const STARTER_LIMIT = 50;

interface StarterBandsProps {
  picks: Picks;
  keywords: readonly Keyword[];
}

/** Bands by feeling, so that three clicks make three picks. */
export function StarterBands({ picks, keywords }: StarterBandsProps) {
  const t = useTranslations('starters');
  const trpc = useTrpc();
  const starters = useQuery(trpc.band.search.queryOptions({ query: '', limit: STARTER_LIMIT }));
  const groups = useMemo(() => groupStarters(starters.data?.bands ?? []), [starters.data]);

  const fillExample = () => {
    const example = composeExample(groups);
    const keyword = keywords.find((each) => each.keyword === example.keyword);
    picks.replace(example.bands, keyword ? [keyword.keywordId] : []);
  };

  return (
    <section className={studioStyles.part} aria-labelledby="starters-title">
      <div className={studioStyles.head}>
        <Title order={2} size="h3" id="starters-title">
          {t('title')}
        </Title>
        <Button
          size="compact-sm"
          variant="light"
          onClick={fillExample}
          disabled={groups.length === 0}
        >
          {t('example')}
        </Button>
      </div>
      {starters.isError && (
        <FailureNote what={t('failed')} error={starters.error} onRetry={() => starters.refetch()} />
      )}
      {starters.isPending && <Skeleton height={330} />}
      {starters.data?.bands.length === 0 && <Text c="dimmed">{t('empty')}</Text>}
      {groups.map((group) => (
        <StarterGroupRow key={group.keyword ?? ''} group={group} picks={picks} />
      ))}
    </section>
  );
}

function StarterGroupRow({ group, picks }: { group: StarterGroup; picks: Picks }) {
  const t = useTranslations('starters');
  const { keyword, feeling } = group;
  const named = keyword ? t('group', { keyword }) : t('any');
  const title = feeling ? t(`feelings.${feeling}`) : named;
  const isFull = picks.bandIds.length >= MAX_BANDS;
  return (
    <div>
      <Text className={styles.feeling}>{title}</Text>
      <ul className={styles.bands} aria-label={title}>
        {group.bands.map((band) => {
          const isPicked = picks.bandIds.includes(band.bandId);
          return (
            <li key={band.bandId}>
              <button
                type="button"
                className={styles.band}
                aria-pressed={isPicked}
                disabled={isFull && !isPicked}
                onClick={() => picks.toggleBand(band)}
              >
                <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={28} />
                <span className={styles.name}>{band.bandName}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
