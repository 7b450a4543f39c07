import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import styles from '#components/result-card.module.css';
import panelStyles from './result-panel.module.css';

/** The shape of the answer while the first one is on its way. */
export function ResultSkeleton({ count }: { count: number }) {
  const t = useTranslations('results');
  return (
    <div className={panelStyles.bands} role="img" aria-label={t('searching')}>
      {Array.from({ length: count }, (_, i) => i).map((row) => (
        <div key={row} className={styles.card}>
          <Skeleton width={48} height={48} radius={12} />
          <div className={styles.body}>
            <Skeleton width="40%" height={18} my={4} />
            <Skeleton width="85%" height={16} my={4} />
            <Skeleton width="55%" height={18} my={4} />
          </div>
        </div>
      ))}
    </div>
  );
}
