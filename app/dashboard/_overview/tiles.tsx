import { useFormatter, useTranslations } from 'next-intl';
import type { Overview } from '#server/schemas/overview.ts';
import styles from './overview.module.css';
import { pickWorstVector } from './pick-worst-vector.ts';
import { Tile } from './tile.tsx';

/** Six numbers that say whether all is well. */
export function Tiles({ overview }: { overview: Overview }) {
  const t = useTranslations('dashboard.overview.tiles');
  const format = useFormatter();
  const { bands, keywords, members, sets, reach, time, provider } = overview;
  const worst = pickWorstVector(bands);
  const lacking = bands.missing + bands.stale + bands.foreign + bands.blank;
  const setTrend = overview.days.map((_, index) =>
    Object.values(sets.trends).reduce((sum, trend) => sum + (trend[index] ?? 0), 0),
  );
  const share = bands.total === 0 ? 0 : reach.recommended / bands.total;
  const grew = (trend: readonly number[]) =>
    t('trend', { from: trend[0] ?? 0, to: trend.at(-1) ?? 0 });
  const ms = (value: number | null) => (value === null ? '–' : format.number(Math.round(value)));
  return (
    <ul className={styles.tiles} aria-label={t('label')}>
      <Tile
        label={t('bands')}
        value={format.number(bands.total)}
        unit={t('bandUnit')}
        note={lacking > 0 ? t('bandsLacking', { count: lacking }) : t('bandsFine')}
        isWrong={lacking > 0}
        href={worst ? `/dashboard/bands?vector=${worst}` : '/dashboard/bands'}
        trend={bands.trend}
        kind="line"
        trendLabel={grew(bands.trend)}
      />
      <Tile
        label={t('keywords')}
        value={format.number(keywords.total)}
        unit={t('keywordUnit')}
        note={
          keywords.unused > 0 ? t('keywordsUnused', { count: keywords.unused }) : t('keywordsFine')
        }
        isWrong={keywords.unused > 0}
        href={keywords.unused > 0 ? '/dashboard/keywords?used=no' : '/dashboard/keywords'}
        trend={keywords.trend}
        kind="line"
        trendLabel={grew(keywords.trend)}
      />
      <Tile
        label={t('members')}
        value={format.number(members.total)}
        unit={t('memberUnit')}
        note={
          members.withoutSet > 0
            ? t('membersWithoutSet', { count: members.withoutSet })
            : t('membersFine')
        }
        isWrong={members.withoutSet > 0}
        href={members.withoutSet > 0 ? '/dashboard/members?state=no-set' : '/dashboard/members'}
        trend={members.trend}
        kind="line"
        trendLabel={grew(members.trend)}
      />
      <Tile
        label={t('sets')}
        value={format.number(sets.total)}
        unit={t('setUnit')}
        note={t('setsToday', { count: sets.today })}
        href="/dashboard/members"
        trend={setTrend}
        kind="bars"
        trendLabel={t('setsTrend', { most: Math.max(...setTrend) })}
      />
      <Tile
        label={t('reach')}
        value={format.number(share * 100, { maximumFractionDigits: share < 0.1 ? 1 : 0 })}
        unit="%"
        note={reach.never > 0 ? t('reachNever', { count: reach.never }) : t('reachFine')}
        href={reach.never > 0 ? '/dashboard/bands?recommended=never' : '/dashboard/bands'}
        trend={reach.trend}
        kind="line"
        trendLabel={grew(reach.trend)}
      />
      <Tile
        label={t('time')}
        value={ms(time.p50Ms)}
        unit={time.p50Ms === null ? undefined : 'ms'}
        note={
          provider.failures > 0
            ? t('timeWithFailures', { p95: ms(time.p95Ms), count: provider.failures })
            : time.p95Ms === null
              ? t('timeNone')
              : t('timeFine', { p95: ms(time.p95Ms) })
        }
        isWrong={provider.failures > 0}
        href="/dashboard/members"
        trend={time.p50Trend}
        kind="bars"
        trendLabel={t('timeTrend', { slowest: ms(Math.max(0, ...time.p50Trend.map(Number))) })}
      />
    </ul>
  );
}
