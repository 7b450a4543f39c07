import { Skeleton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import type { Overview } from '#server/schemas/overview.ts';
import styles from './sets-by-day.module.css';

const HEIGHT_PX = 220;

const SetsChart = dynamic(() => import('./sets-chart.tsx').then((module) => module.SetsChart), {
  ssr: false,
  loading: () => <Skeleton height={HEIGHT_PX} />,
});

/** Stored sets a day by who asked for them; the chart's code comes when it is scrolled into sight. */
export function SetsByDay({ overview: { days, sets } }: { overview: Overview }) {
  const t = useTranslations('dashboard.overview');
  const format = useFormatter();
  const { ref, inViewport } = useInViewport();
  const rows = days.map((day, index) => ({
    day: format.dateTime(new Date(`${day}T12:00:00Z`), { month: 'numeric', day: 'numeric' }),
    member: sets.trends.member[index] ?? 0,
    curator: sets.trends.curator[index] ?? 0,
    seed: sets.trends.seed[index] ?? 0,
  }));
  const used = (['member', 'curator', 'seed'] as const).filter((source) =>
    sets.trends[source].some((count) => count > 0),
  );
  const sources = used.length > 0 ? used : (['member'] as const);
  return (
    <figure ref={ref} className={styles.figure}>
      <div style={{ height: HEIGHT_PX }} aria-hidden="true">
        {inViewport ? (
          <SetsChart
            rows={rows}
            series={sources.map((name) => ({ name, label: t(`sources.${name}`) }))}
            heightPx={HEIGHT_PX}
          />
        ) : (
          <Skeleton height={HEIGHT_PX} />
        )}
      </div>
      <table className={styles.spoken}>
        <caption>{t('byDay.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('byDay.day')}</th>
            {sources.map((source) => (
              <th key={source} scope="col">
                {t(`sources.${source}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.day}>
              <th scope="row">{row.day}</th>
              {sources.map((source) => (
                <td key={source}>{format.number(row[source])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
