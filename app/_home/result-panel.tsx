import { Text, Title, VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { AmpDrawing } from '#components/amp-drawing.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ResultCard } from '#components/result-card.tsx';
import { useWhySentence } from '#components/use-why-sentence.ts';
import type { Preview } from '#server/schemas/recommendation.ts';
import { ResultNotes } from './result-notes.tsx';
import styles from './result-panel.module.css';
import { ResultSkeleton } from './result-skeleton.tsx';
import type { usePreview } from './use-preview.ts';

interface ResultPanelProps {
  ref: Ref<HTMLElement>;
  pickCount: number;
  preview: ReturnType<typeof usePreview>;
}

/** The answer, in whichever state it is: nothing asked, on its way, failed, there. */
export function ResultPanel({ ref, pickCount, preview }: ResultPanelProps) {
  const t = useTranslations('results');
  const { data, error, isBehind } = preview;
  const isEmpty = pickCount === 0;
  const shown = isEmpty || error ? undefined : data;
  return (
    <section
      ref={ref}
      id="results"
      className={styles.panel}
      aria-labelledby="results-title"
      aria-busy={!isEmpty && isBehind}
    >
      <Title order={2} id="results-title">
        {t('title')}
      </Title>
      <VisuallyHidden role="status">
        {shown &&
          !isBehind &&
          t('announce', {
            count: shown.bands.length,
            names: shown.bands.map(({ bandName }) => bandName).join(', '),
          })}
      </VisuallyHidden>
      {isEmpty && <EmptyResults />}
      {!isEmpty && error && <FailureNote error={error} onRetry={() => preview.refetch()} />}
      {!isEmpty && !error && !data && <ResultSkeleton count={pickCount < 3 ? 3 : 5} />}
      {shown && <Results preview={shown} pickCount={pickCount} isBehind={isBehind} />}
    </section>
  );
}

function Results({
  preview,
  pickCount,
  isBehind,
}: {
  preview: Preview;
  pickCount: number;
  isBehind: boolean;
}) {
  const t = useTranslations('results');
  const explain = useWhySentence(preview);
  return (
    <>
      <ResultNotes preview={preview} pickCount={pickCount} />
      {preview.bands.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <ol className={clsx(styles.bands, isBehind && styles.behind)}>
        {preview.bands.map((band) => (
          <ResultCard
            key={band.bandId}
            band={band}
            why={explain(band)}
            isClustered={preview.probes.length > 1}
          />
        ))}
      </ol>
    </>
  );
}

function EmptyResults() {
  const t = useTranslations('results');
  return (
    <div className={styles.empty}>
      <AmpDrawing />
      <Text fw={700} size="md">
        {t('emptyTitle')}
      </Text>
      <Text c="dimmed" maw={360}>
        {t('emptyText')}
      </Text>
    </div>
  );
}
