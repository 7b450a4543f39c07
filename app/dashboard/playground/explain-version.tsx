import { SegmentedControl } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { ExplainSection } from '#components/explain-section.tsx';
import type { Comparison } from '#server/schemas/comparison.ts';
import { useOpenBand } from '../_shared/use-open-band.ts';
import { assemblePreview } from './assemble-preview.ts';
import { VERSIONS, type Version } from './search-params.ts';
import type { Playground } from './use-playground-state.ts';

export interface ExplainVersionProps {
  comparison: Comparison;
  playground: Playground;
  isBehind: boolean;
}

/** Why one version answered what it did; V1 where the chosen one has no answer. */
export function ExplainVersion({ comparison, playground, isBehind }: ExplainVersionProps) {
  const t = useTranslations('dashboard.playground.explain');
  const format = useFormatter();
  const [, openBand] = useOpenBand();
  const answered = comparison.answers.map(({ version }) => version);
  const version = answered.includes(playground.version) ? playground.version : 'v1';
  const preview = assemblePreview(comparison, version);
  if (!preview || preview.bands.length === 0) return null;
  const isClustered = preview.probes.length > 1;
  const { baseT, clusterCount } = comparison.options;
  return (
    <ExplainSection
      preview={preview}
      isBehind={isBehind}
      onOpenBand={openBand}
      lead={version === 'v1' ? t('leadV1') : undefined}
      formula={{
        baseT: format.number(baseT, { minimumFractionDigits: 2 }),
        choose: isClustered
          ? t('chooseClustered', { count: clusterCount + 2 })
          : t('chooseNearest', { count: preview.bands.length }),
      }}
      aside={
        <SegmentedControl
          aria-label={t('label')}
          value={version}
          onChange={(value) => playground.explain(value as Version)}
          data={VERSIONS.map((each) => ({
            value: each,
            label: each.toUpperCase(),
            disabled: !answered.includes(each),
          }))}
        />
      }
    />
  );
}
