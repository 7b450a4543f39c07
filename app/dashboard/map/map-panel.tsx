'use client';

import { Anchor } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { markCluster } from '#components/cluster-marks.ts';
import { inkOn } from '#components/cluster-shade.ts';
import type { MapCluster } from '#server/schemas/map.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { BandFinder } from './band-finder.tsx';
import { ColorChoice } from './color-choice.tsx';
import type { DecodedPoints } from './decode-points.ts';
import { Legend, type LegendEntry } from './legend.tsx';
import styles from './map.module.css';
import { mapParams } from './map-params.ts';
import { MemberCard, type MemberQuery } from './member-card.tsx';
import { MemberChoice } from './member-choice.tsx';
import { nameMapCluster } from './name-map-cluster.ts';
import { RECOMMENDED_STEPS, type Shading } from './shade-points.ts';

interface MapPanelProps {
  points: DecodedPoints;
  clusters: readonly MapCluster[];
  shading: Shading;
  isolated: number | null;
  /** Given while a member is drawn. */
  member: MemberQuery | undefined;
  onFind: (bandId: number) => void;
}

/** Search, colours, legend and the member, floating over the picture; on a phone a sheet from below. */
export function MapPanel({ points, clusters, shading, isolated, member, onFind }: MapPanelProps) {
  const t = useTranslations('dashboard.map');
  const [params, setParams] = useQueryStates(mapParams);
  const [isOpen, setOpen] = useState(false);
  const entries = useLegendEntries(shading, clusters);
  const isolate = (key: number | null) =>
    setParams(params.color === 'cluster' ? { cluster: key } : { part: key });
  return (
    <section className={styles.panel} aria-label={t('panel.label')} data-open={isOpen}>
      <button
        type="button"
        className={styles.handle}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t('panel.handle')}
        <IconChevronUp size={18} aria-hidden="true" />
      </button>
      <div className={styles.controls}>
        <BandFinder
          points={points}
          clusters={clusters}
          onFind={(bandId) => {
            setOpen(false);
            onFind(bandId);
          }}
        />
        {params.member !== null && member ? (
          <MemberCard
            externalId={params.member}
            query={member}
            onClose={() => setParams({ member: null })}
          />
        ) : (
          <>
            <MemberChoice
              onChoose={(externalId) => {
                setOpen(false);
                setParams({ member: externalId, focus: null });
              }}
            />
            <div className={styles.colors}>
              <ColorChoice />
            </div>
            {(params.color !== 'keyword' || params.keyword !== null) && (
              <Legend
                label={t('legend.label')}
                entries={entries}
                isolated={isolated}
                onIsolate={isolate}
              >
                {params.color === 'cluster' && (
                  <Anchor
                    className={styles.rename}
                    component={Link}
                    href="/dashboard/clusters"
                    prefetch={false}
                    fz={13}
                  >
                    {t('legend.rename')}
                  </Anchor>
                )}
              </Legend>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function useLegendEntries(shading: Shading, clusters: readonly MapCluster[]): LegendEntry[] {
  const t = useTranslations('dashboard.map.legend');
  const trpc = useTrpc();
  const [{ color, keyword }] = useQueryStates(mapParams);
  const list = useQuery(
    trpc.keyword.list.queryOptions(undefined, { enabled: color === 'keyword' }),
  );
  const entry = (key: number, label: string) => ({
    key,
    label,
    color: shading.colors[key] ?? '',
    count: shading.counts[key] ?? 0,
  });
  switch (color) {
    case 'cluster':
      return clusters.map((cluster) => {
        const { letter } = markCluster(cluster.clusterIndex);
        const name = nameMapCluster(cluster) || t('unnamed', { letter });
        const row = entry(cluster.clusterIndex, name);
        return { ...row, letter: { text: letter, ink: inkOn(row.color) } };
      });
    case 'keyword': {
      const word = list.data?.keywords.find(({ keywordId }) => keywordId === keyword)?.keyword;
      return [entry(1, t('withKeyword', { keyword: word ?? '' })), entry(0, t('withoutKeyword'))];
    }
    case 'recommended':
      return RECOMMENDED_STEPS.map((from, step) => {
        const next = RECOMMENDED_STEPS[step + 1];
        const label =
          next === undefined
            ? t('timesOrMore', { from })
            : next === from + 1
              ? t('times', { from })
              : t('timesRange', { from, to: next - 1 });
        return entry(step, label);
      })
        .filter(({ count, key }) => count > 0 || key === 0)
        .reverse();
    case 'kind':
      return [entry(1, t('band')), entry(0, t('notBand')), entry(2, t('unknownKind'))].filter(
        ({ count }) => count > 0,
      );
  }
}
