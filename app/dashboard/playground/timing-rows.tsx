import { useFormatter, useTranslations } from 'next-intl';
import type { Comparison, VersionAnswer } from '#server/schemas/comparison.ts';
import styles from './comparison-table.module.css';
import { VERSIONS } from './search-params.ts';

/** V1, V2 and V3 are looked for in one search, V4 in one of its own. */
const SHARED_SEARCH = 3;

/** What each version took on the server; what versions share stands in one cell over them. */
export function TimingRows({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('dashboard.playground.timings');
  const showMs = useMilliseconds();
  const answers = VERSIONS.map((version) =>
    comparison.answers.find((answer) => answer.version === version),
  );
  const isWhole = comparison.failed.length === 0;
  const each = (read: (timings: VersionAnswer['timings']) => number | null) =>
    answers.map((answer, i) => (
      <td key={VERSIONS[i]}>{showMs(answer ? read(answer.timings) : null)}</td>
    ));
  return (
    <tfoot className={styles.foot}>
      <tr>
        <th scope="row">{t('count')}</th>
        {answers.map((answer, i) => (
          <td key={VERSIONS[i]}>{answer ? t('bands', { count: answer.bands.length }) : '–'}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t('keywords')}</th>
        {isWhole ? (
          <>
            <td>{showMs(null)}</td>
            <td colSpan={VERSIONS.length - 1} className={styles.shared}>
              {showMs(answers[1]?.timings.keywordMs ?? null)}
            </td>
          </>
        ) : (
          each(({ keywordMs }) => keywordMs)
        )}
      </tr>
      <tr>
        <th scope="row">{t('search')}</th>
        {isWhole ? (
          <>
            <td colSpan={SHARED_SEARCH} className={styles.shared}>
              {showMs(answers[0]?.timings.searchMs ?? null)}
            </td>
            <td>{showMs(answers[SHARED_SEARCH]?.timings.searchMs ?? null)}</td>
          </>
        ) : (
          each(({ searchMs }) => searchMs)
        )}
      </tr>
      <tr>
        <th scope="row">{t('engine')}</th>
        {each(({ engineMs }) => engineMs)}
      </tr>
      <tr className={styles.total}>
        <th scope="row">{t('total')}</th>
        {each(({ totalMs }) => totalMs)}
      </tr>
      <tr>
        <td colSpan={VERSIONS.length + 1} className={styles.measured}>
          {t('measured', { total: showMs(comparison.totalMs) })}
        </td>
      </tr>
    </tfoot>
  );
}

const FINE_BELOW_MS = 10;

function useMilliseconds(): (ms: number | null) => string {
  const t = useTranslations('dashboard.playground.timings');
  const format = useFormatter();
  return (ms) =>
    ms === null
      ? '–'
      : t('ms', {
          value: format.number(ms, { maximumFractionDigits: ms < FINE_BELOW_MS ? 1 : 0 }),
        });
}
