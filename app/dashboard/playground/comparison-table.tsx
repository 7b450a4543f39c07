import { VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { BandLine } from '#components/band-line.tsx';
import type { Comparison, VersionAnswer } from '#server/schemas/comparison.ts';
import { useOpenBand } from '../_shared/use-open-band.ts';
import type { AlignedBand } from './align-bands.ts';
import styles from './comparison-table.module.css';
import { FoundMark } from './found-mark.tsx';
import { VERSIONS, type Version } from './search-params.ts';
import { TimingRows } from './timing-rows.tsx';
import type { Playground } from './use-playground-state.ts';

interface ComparisonTableProps {
  comparison: Comparison;
  rows: readonly AlignedBand[];
  playground: Playground;
}

/** A line a band, a column a version; what only one version finds is tinted. */
export function ComparisonTable({ comparison, rows, playground }: ComparisonTableProps) {
  const t = useTranslations('dashboard.playground.comparison');
  const [, openBand] = useOpenBand();
  const answerOf = new Map(comparison.answers.map((answer) => [answer.version, answer]));
  return (
    <table className={styles.table} aria-labelledby="comparison-title">
      <thead>
        <tr>
          <th scope="col" className={styles.bandHead}>
            {t('band')}
          </th>
          {VERSIONS.map((version) => (
            <VersionHead
              key={version}
              version={version}
              answer={answerOf.get(version)}
              isExplained={version === playground.version}
              onExplain={() => playground.explain(version)}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ band, found, onlyBy }) => (
          <tr key={band.bandId} className={clsx(onlyBy && styles.alone)}>
            <th scope="row" className={styles.band}>
              <span className={styles.bandLine}>
                <BandLine band={band} onOpen={() => openBand(band.bandId)} />
                {onlyBy && (
                  <span className={styles.only}>
                    {t('only', { version: onlyBy.toUpperCase() })}
                  </span>
                )}
              </span>
            </th>
            {VERSIONS.map((version) => {
              const match = found.get(version);
              const answer = answerOf.get(version);
              return (
                <td key={version} className={styles.cell}>
                  {match && answer ? (
                    <FoundMark found={match} isClustered={answer.probes.length > 1} />
                  ) : (
                    <>
                      <span className={styles.absent} aria-hidden="true" />
                      <VisuallyHidden>{t(answer ? 'absent' : 'failed')}</VisuallyHidden>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <TimingRows comparison={comparison} />
    </table>
  );
}

interface VersionHeadProps {
  version: Version;
  answer: VersionAnswer | undefined;
  isExplained: boolean;
  onExplain: () => void;
}

function VersionHead({ version, answer, isExplained, onExplain }: VersionHeadProps) {
  const t = useTranslations('dashboard.playground');
  const name = version.toUpperCase();
  const note = !answer
    ? t('comparison.failedNote')
    : answer.isFallback
      ? t('comparison.fallbackNote')
      : undefined;
  return (
    <th scope="col" className={clsx(styles.versionHead, isExplained && styles.explained)}>
      <button
        type="button"
        className={styles.version}
        aria-pressed={isExplained}
        disabled={!answer}
        title={t('explain.show', { version: name })}
        onClick={onExplain}
      >
        {name}
        {version === 'v3' && <span className={styles.inUse}>{t('comparison.inUse')}</span>}
      </button>
      <span className={styles.how}>{t(`versions.${version}`)}</span>
      {note && <span className={styles.note}>{note}</span>}
    </th>
  );
}
