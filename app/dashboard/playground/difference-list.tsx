import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { VersionGroup } from './align-bands.ts';
import styles from './difference-list.module.css';
import { useGroupTitle } from './use-difference-text.ts';

/** In a glance: who found what together, and what only one found. */
export function DifferenceList({ groups }: { groups: readonly VersionGroup[] }) {
  const t = useTranslations('dashboard.playground.comparison');
  const title = useGroupTitle();
  return (
    <dl className={styles.list} aria-label={t('differences')}>
      {groups.map((group) => (
        <div key={group.versions.join()} className={styles.group}>
          <dt className={clsx(styles.title, group.versions.length === 1 && styles.alone)}>
            {title(group)}
          </dt>
          <dd className={styles.names}>
            {group.bands.map(({ bandName }) => bandName).join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
