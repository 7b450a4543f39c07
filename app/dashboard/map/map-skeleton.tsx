import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import styles from './map.module.css';

/** Stands in for the picture, in its size. */
export function MapSkeleton() {
  const t = useTranslations('dashboard.map');
  return (
    <div className={styles.stage} aria-busy="true">
      <span className={styles.spoken} role="status">
        {t('loading')}
      </span>
      <div className={styles.panel} aria-hidden="true">
        <Skeleton height={36} />
        <Skeleton height={30} mt={12} />
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} height={18} mt={12} width={`${90 - row * 7}%`} />
        ))}
      </div>
    </div>
  );
}
