import { Skeleton } from '@mantine/core';
import clsx from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { BarHistogram } from '#components/bar-histogram.tsx';
import type { HubSummary, ListKind } from '#server/schemas/hub.ts';
import styles from './hub-summary-panel.module.css';

export interface OccurrenceRange {
  min: number | null;
  max: number | null;
}

interface HubSummaryPanelProps {
  by: ListKind;
  summary: HubSummary;
  /** It still belongs to the question before. */
  isBehind: boolean;
  chosen: OccurrenceRange;
  onChoose: (range: OccurrenceRange) => void;
}

/** A bar of none that is longer than this many times the next is drawn cut off: the others would vanish. */
const CUT_AT = 3;

/** The distribution of bands over lists, and what it comes down to. */
export function HubSummaryPanel({ by, summary, isBehind, chosen, onChoose }: HubSummaryPanelProps) {
  const t = useTranslations('dashboard.hubs');
  const format = useFormatter();
  const rest = Math.max(0, ...summary.bars.slice(1).map(({ count }) => count));
  const bars = summary.bars.map(({ min, max, count }) => ({
    key: `${min}`,
    label: min === max ? format.number(min) : t('range', { min, max }),
    countLabel: format.number(count),
    description: t(`bar.${by}`, { min, max, isOne: String(min === max), count }),
    count,
    isChosen: chosen.min === min && chosen.max === max,
    isCut: min === 0 && rest > 0 && count > rest * CUT_AT,
  }));
  const isChosen = (key: string) => bars.some((bar) => bar.key === key && bar.isChosen);
  const isEmpty = summary.bars.length < 2;
  return (
    <section
      className={clsx(styles.panel, isBehind && styles.behind)}
      aria-label={t('summary')}
      aria-busy={isBehind}
    >
      <div className={styles.chart}>
        <h2 className={styles.title}>{t(`chart.${by}`, { k: summary.neighbourCount ?? 0 })}</h2>
        {isEmpty ? (
          <p className={styles.none}>{t(`nothing.${by}`)}</p>
        ) : (
          <>
            <BarHistogram
              label={t(`chart.${by}`, { k: summary.neighbourCount ?? 0 })}
              bars={bars}
              onChoose={({ key }) => {
                const bar = summary.bars.find(({ min }) => String(min) === key);
                onChoose(bar && !isChosen(key) ? bar : { min: null, max: null });
              }}
            />
            <p className={styles.axis}>{t(`axis.${by}`)}</p>
          </>
        )}
      </div>
      <Figures by={by} summary={summary} isEmpty={isEmpty} />
    </section>
  );
}

function Figures({
  by,
  summary,
  isEmpty,
}: Pick<HubSummaryPanelProps, 'by' | 'summary'> & { isEmpty: boolean }) {
  const t = useTranslations('dashboard.hubs.figures');
  const format = useFormatter();
  const percent = (share: number) =>
    format.number(share, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 });
  const decimal = (value: number) =>
    format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const { bandCount, orphanCount, skewness, chanceSkewness, verdict, top, mean, gini } = summary;
  const reached = bandCount - orphanCount;
  return (
    <dl className={styles.figures}>
      <div className={styles.figure}>
        <dt>{t('skewness')}</dt>
        <dd>
          <strong data-verdict={isEmpty ? undefined : verdict}>
            {isEmpty ? t('unknown') : t(`verdict.${verdict}`)}
          </strong>
          {!isEmpty && (
            <span title={t('skewnessHint')}>
              {t('skewnessValue', { value: decimal(skewness), chance: decimal(chanceSkewness) })}
            </span>
          )}
        </dd>
      </div>
      <div className={styles.figure}>
        <dt>{t(`coverage.${by}`)}</dt>
        <dd>
          <strong>{percent(bandCount === 0 ? 0 : reached / bandCount)}</strong>
          <span>{t('coverageValue', { reached, total: bandCount })}</span>
        </dd>
      </div>
      <div className={styles.figure}>
        <dt>{t('top', { count: top.bandCount })}</dt>
        <dd>
          <strong>{percent(top.share)}</strong>
          <span>{t(`topValue.${by}`)}</span>
        </dd>
      </div>
      {mean >= 1 && (
        <div className={styles.figure}>
          <dt>{t('gini')}</dt>
          <dd>
            <strong>{format.number(gini, { maximumFractionDigits: 2 })}</strong>
            <span>{t('giniValue')}</span>
          </dd>
        </div>
      )}
      <div className={styles.figure}>
        <dt>{t(`lists.${by}`)}</dt>
        <dd>
          <strong>{format.number(summary.listCount)}</strong>
          <span>
            {by === 'neighbours' && summary.map
              ? t(summary.map.isStale ? 'mapStale' : 'mapMade', {
                  date: new Date(summary.map.createdAt),
                })
              : t('mean', { value: format.number(mean, { maximumFractionDigits: 2 }) })}
          </span>
        </dd>
      </div>
    </dl>
  );
}

export function HubSummarySkeleton() {
  return (
    <div className={styles.panel} aria-hidden="true">
      <Skeleton height={212} />
      <Skeleton height={212} />
    </div>
  );
}
