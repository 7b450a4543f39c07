import { Skeleton, Text, Title, VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import type { Comparison } from '#server/schemas/comparison.ts';
import { alignBands, groupByVersions } from './align-bands.ts';
import styles from './comparison-section.module.css';
import { ComparisonTable } from './comparison-table.tsx';
import { DifferenceList } from './difference-list.tsx';
import { InputNotices } from './input-notices.tsx';
import { OptionNotice } from './option-notice.tsx';
import type { ChosenBands, ChosenKeywords } from './use-chosen.ts';
import type { useComparison } from './use-comparison.ts';
import { useDifferenceText } from './use-difference-text.ts';
import type { Playground } from './use-playground-state.ts';

interface ComparisonSectionProps {
  playground: Playground;
  chosenBands: ChosenBands;
  chosenKeywords: ChosenKeywords;
  comparison: ReturnType<typeof useComparison>;
  isEmpty: boolean;
}

/** The four answers, in whichever state they are: nothing asked, on the way, failed, there. */
export function ComparisonSection(props: ComparisonSectionProps) {
  const { playground, chosenBands, chosenKeywords, comparison, isEmpty } = props;
  const t = useTranslations('dashboard.playground');
  const { data, error, isBehind, refetch } = comparison;
  const shown = isEmpty || error ? undefined : data;
  return (
    <section
      id="comparison"
      className={styles.section}
      aria-labelledby="comparison-title"
      aria-busy={!isEmpty && isBehind}
    >
      <Title order={2} id="comparison-title" className={styles.title}>
        {t('comparison.title')}
      </Title>
      <OptionNotice playground={playground} />
      <InputNotices
        playground={playground}
        chosenBands={chosenBands}
        chosenKeywords={chosenKeywords}
        comparison={isBehind ? undefined : shown}
        onRetry={refetch}
      />
      {isEmpty && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      {!isEmpty && error && <FailureNote error={error} onRetry={refetch} />}
      {!isEmpty && !error && !data && <TableSkeleton />}
      {shown && <Answers comparison={shown} playground={playground} isBehind={isBehind} />}
    </section>
  );
}

function Answers({
  comparison,
  playground,
  isBehind,
}: {
  comparison: Comparison;
  playground: Playground;
  isBehind: boolean;
}) {
  const t = useTranslations('dashboard.playground.comparison');
  const describe = useDifferenceText();
  const rows = alignBands(comparison);
  const groups = groupByVersions(rows);
  return (
    <>
      <VisuallyHidden role="status">
        {!isBehind && `${t('found', { count: rows.length })} ${groups.map(describe).join(' ')}`}
      </VisuallyHidden>
      <div className={clsx(styles.answers, isBehind && styles.behind)}>
        {rows.length === 0 ? (
          <Text c="dimmed">{t('none')}</Text>
        ) : (
          <DifferenceList groups={groups} />
        )}
        <ComparisonTable comparison={comparison} rows={rows} playground={playground} />
      </div>
    </>
  );
}

const SKELETON_ROWS = 8;

function TableSkeleton() {
  return (
    <div className={styles.skeleton}>
      {Array.from({ length: SKELETON_ROWS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
        <Skeleton key={index} height={44} />
      ))}
    </div>
  );
}
