import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { findKoreanEnding } from '#components/korean-ending.ts';
import { Notice } from '#components/notice.tsx';
import { useNameList } from '#components/use-name-list.ts';
import type { Comparison } from '#server/schemas/comparison.ts';
import { MAX_COMPARED_BANDS } from '#server/schemas/comparison-limits.ts';
import styles from './notices.module.css';
import type { ChosenBands, ChosenKeywords } from './use-chosen.ts';
import type { Playground } from './use-playground-state.ts';

interface InputNoticesProps {
  playground: Playground;
  chosenBands: ChosenBands;
  chosenKeywords: ChosenKeywords;
  /** The answer to what is chosen now; undefined while it is on its way. */
  comparison: Comparison | undefined;
  onRetry: () => void;
}

/** What of the input took no part in the answer, and why. */
export function InputNotices(props: InputNoticesProps) {
  const { playground, chosenBands, chosenKeywords, comparison, onRetry } = props;
  const t = useTranslations('dashboard.playground.notices');
  const actions = useTranslations('actions');
  const list = useNameList();
  const missing = { bands: chosenBands.missingIds, keywords: chosenKeywords.missingIds };
  const silent = (comparison?.picks ?? []).filter(({ hasEmbedding }) => !hasEmbedding);
  const gone = findGone(props);
  const withEnding = (names: readonly string[]) => ({
    names: list(names),
    ending: findKoreanEnding(names.length > 2 ? '' : (names.at(-1) ?? '')),
  });
  return (
    <div role="status" className={styles.region}>
      {(missing.bands.length > 0 || missing.keywords.length > 0) && (
        <Notice closeLabel={actions('dismiss')} onClose={() => playground.forget(missing)}>
          {missing.bands.length > 0 && actions('unknownBands', { count: missing.bands.length })}{' '}
          {missing.keywords.length > 0 &&
            actions('unknownKeywords', { count: missing.keywords.length })}
        </Notice>
      )}
      {playground.surplus > 0 && (
        <p className={styles.note}>
          {t('surplus', { count: playground.surplus, max: MAX_COMPARED_BANDS })}
        </p>
      )}
      {silent.length > 0 && (
        <p className={styles.note}>
          {t('silent', withEnding(silent.map(({ bandName }) => bandName)))}
        </p>
      )}
      {gone.length > 0 && <p className={styles.note}>{t('gone', withEnding(gone))}</p>}
      {comparison?.answers.some(({ isFallback }) => isFallback) && (
        <p className={styles.note}>{t('fallback')}</p>
      )}
      {comparison && comparison.failed.length > 0 && (
        <div className={styles.warning} role="alert">
          <span className={styles.text}>{t('keywordsFailed')}</span>
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {actions('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Names of what was there when it was chosen and is deleted since. */
function findGone({
  playground,
  chosenBands,
  chosenKeywords,
  comparison,
}: InputNoticesProps): string[] {
  if (!comparison) return [];
  const pickIds = new Set(comparison.picks.map(({ bandId }) => bandId));
  const keywordIds = new Set(comparison.keywords.map(({ keywordId }) => keywordId));
  return [
    ...playground.bands
      .filter((id) => !pickIds.has(id))
      .flatMap((id) => chosenBands.findCard(id)?.bandName ?? []),
    ...(chosenKeywords.keywords ?? [])
      .filter(({ keywordId: id }) => playground.keywords.includes(id) && !keywordIds.has(id))
      .map(({ keyword }) => keyword),
  ];
}
