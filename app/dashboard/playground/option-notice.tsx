import { Button } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { PRODUCTION_OPTIONS } from '#server/schemas/comparison-limits.ts';
import styles from './notices.module.css';
import type { Playground } from './use-playground-state.ts';

/** Says that this is not what members get, and how to get back to it. */
export function OptionNotice({ playground }: { playground: Playground }) {
  const t = useTranslations('dashboard.playground.options');
  const format = useFormatter();
  const show = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const { k, t: baseT, candidates, isProduction, resetOptions } = playground;
  const changes = [
    [t('clusterCount'), k, PRODUCTION_OPTIONS.clusterCount] as const,
    [t('baseT'), baseT, PRODUCTION_OPTIONS.baseT] as const,
    [t('candidates'), candidates, PRODUCTION_OPTIONS.candidatesPerProbe] as const,
  ]
    .filter(([, value, production]) => value !== production)
    .map(([name, value, production]) =>
      t('change', { name, value: show(value), production: show(production) }),
    );
  return (
    <div role="status" className={styles.region}>
      {!isProduction && (
        <div className={styles.warning}>
          <span className={styles.text}>
            <strong>{t('notProduction')}</strong> {changes.join(' · ')}
          </span>
          <Button size="compact-sm" variant="default" onClick={resetOptions}>
            {t('resetFromNotice')}
          </Button>
        </div>
      )}
    </div>
  );
}
