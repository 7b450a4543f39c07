import { Code, Table } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { Preview } from '#server/schemas/recommendation.ts';
import { markCluster } from './cluster-marks.ts';
import styles from './details.module.css';

export interface FormulaWords {
  /** The base of t, as it is written. */
  baseT: string;
  /** How the bands are chosen. */
  choose: string;
}

export interface FormulaProps {
  preview: Preview;
  /** Where other constants than the production's were at work. */
  words?: FormulaWords;
}

/** The arithmetic in plain terms and this answer's own numbers; the engine documents the rest. */
export function Formula({ preview, words }: FormulaProps) {
  const t = useTranslations('formula');
  const explain = useTranslations('explain');
  const format = useFormatter();
  const isWhole = preview.probes.length < 2;
  const show = (value: number | undefined, digits: number) =>
    value === undefined
      ? t('noValue')
      : format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <>
      <ol className={styles.steps}>
        <li>{t('vectors', { model: preview.model })}</li>
        <li>{t('similarity')}</li>
        <li>
          {t('t')} <Code>t = clip({words?.baseT ?? '0.25'} × (1.2 − 0.5 × cos), 0.05, 0.40)</Code>
        </li>
        <li>
          {t('turn')} <Code>° = t × arccos(cos)</Code>
        </li>
        <li>{words?.choose ?? t(isWhole ? 'chooseWhole' : 'choose')}</li>
      </ol>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it on phones */}
      <section className={styles.scroll} aria-label={t('table')} tabIndex={0}>
        <Table aria-label={t('table')} tabularNums miw={480}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('clusterColumn')}</Table.Th>
              <Table.Th>{t('cohesion')}</Table.Th>
              <Table.Th>{t('keywordSimilarity')} (cos)</Table.Th>
              <Table.Th>{t('tColumn')}</Table.Th>
              <Table.Th>{t('angle')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.probes.map(({ medoidBandId, cohesion, rotation }, index) => (
              <Table.Tr key={medoidBandId}>
                <Table.Td>
                  {isWhole ? explain('ofMember.wholeName') : markCluster(index).letter}
                </Table.Td>
                <Table.Td>{show(cohesion, 4)}</Table.Td>
                <Table.Td>{show(rotation?.keywordSimilarity, 4)}</Table.Td>
                <Table.Td>{show(rotation?.t, 4)}</Table.Td>
                <Table.Td>{rotation ? `${show(rotation.degrees, 1)}°` : t('noValue')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </>
  );
}
