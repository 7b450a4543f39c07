import { Text, Title } from '@mantine/core';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Preview } from '#server/schemas/recommendation.ts';
import { ClusterRow } from './cluster-row.tsx';
import styles from './explain-section.module.css';
import type { FormulaWords } from './formula.tsx';
import { FormulaDetails } from './formula-details.tsx';
import { NearMisses } from './near-misses.tsx';

interface ExplainSectionProps {
  preview: Preview;
  isBehind: boolean;
  /** For curators who look at a member: every number and reason in sight. */
  isDetailed?: boolean;
  /** Opens a band: names are then buttons. */
  onOpenBand?: (bandId: number) => void;
  /** Instead of the usual introduction. */
  lead?: string;
  /** Where other constants than the production's were at work. */
  formula?: FormulaWords;
  /** Beside the title. */
  aside?: ReactNode;
}

/** Left to right as the search works: picks, the turn toward the keywords, bands; one row a cluster. */
export function ExplainSection(props: ExplainSectionProps) {
  const { preview, isBehind, isDetailed, onOpenBand, lead, formula, aside } = props;
  const t = useTranslations('explain');
  const isWhole = preview.probes.length < 2;
  const isTurned = preview.probes.some(({ rotation }) => rotation !== null);
  return (
    <section
      className={clsx(styles.section, isDetailed && styles.detailed)}
      aria-labelledby="explain-title"
    >
      <div className={styles.head}>
        <Title order={2} id="explain-title">
          {t('title', { count: String(preview.bands.length) })}
        </Title>
        {aside}
      </div>
      <Text c="dimmed" className={styles.lead}>
        {lead ??
          t(
            `${isDetailed ? 'ofMember.' : ''}lead${isWhole ? 'Whole' : ''}${isTurned ? '' : 'Straight'}`,
          )}
      </Text>
      <div className={clsx(styles.flow, isBehind && styles.behind)}>
        <div className={styles.headings} aria-hidden="true">
          <span>{t('cluster')}</span>
          <span>{t(isDetailed ? 'ofMember.picks' : 'picks')}</span>
          <span>{t('turn')}</span>
          <span>{t('bands')}</span>
        </div>
        {preview.probes.map((probe, index) => (
          <ClusterRow
            key={probe.medoidBandId}
            preview={preview}
            probe={probe}
            index={index}
            isDetailed={isDetailed}
            onOpenBand={onOpenBand}
          />
        ))}
      </div>
      <div className={styles.more}>
        <NearMisses preview={preview} isOpen={isDetailed} onOpenBand={onOpenBand} />
        <FormulaDetails preview={preview} words={formula} />
      </div>
    </section>
  );
}
