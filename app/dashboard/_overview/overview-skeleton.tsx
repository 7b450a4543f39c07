import { Skeleton } from '@mantine/core';
import styles from './overview.module.css';

const TILES = ['bands', 'keywords', 'members', 'sets', 'reach', 'time'];

/** Stands in while the first answer is on its way. */
export function OverviewSkeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <div className={styles.tiles}>
        {TILES.map((key) => (
          <Skeleton key={key} height={166} radius="lg" />
        ))}
      </div>
      <div className={styles.columns}>
        <Skeleton height={420} radius="lg" />
        <Skeleton height={420} radius="lg" />
      </div>
    </div>
  );
}
