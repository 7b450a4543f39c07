import { Skeleton } from '@mantine/core';
import styles from './band-panel.module.css';

const FACT_COUNT = 4;
const NEIGHBOUR_COUNT = 10;

/** The shape of a band's panel. */
export function BandPanelSkeleton() {
  return (
    <div className={styles.content} aria-hidden="true">
      <div className={styles.head}>
        <Skeleton width={56} height={56} radius="lg" />
        <div className={styles.names}>
          <Skeleton width="60%" height={20} />
          <Skeleton width="80%" height={16} mt={8} />
        </div>
      </div>
      <Skeleton height={36} />
      <Skeleton height={88} />
      {Array.from({ length: FACT_COUNT }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
        <Skeleton key={index} height={20} />
      ))}
      {Array.from({ length: NEIGHBOUR_COUNT }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
        <Skeleton key={index} height={32} />
      ))}
    </div>
  );
}
