import { useTranslations } from 'next-intl';
import type { VectorStatus } from '#server/schemas/band-inspection.ts';
import styles from './vector-status-chip.module.css';

/** What a band's vector is worth: a word, and a dot that is hollow where there is no vector. */
export function VectorStatusChip({ status }: { status: VectorStatus }) {
  const t = useTranslations('dashboard.bands.vector');
  return (
    <span className={styles.chip} data-status={status} title={t(`hint.${status}`)}>
      <span className={styles.dot} aria-hidden="true" />
      {t(`status.${status}`)}
    </span>
  );
}
