import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { Overview } from '#server/schemas/overview.ts';
import styles from './concern-list.module.css';
import { listConcerns } from './list-concerns.ts';
import { ProviderCheck } from './provider-check.tsx';

/** A to-do list: how many, what that means in one sentence, and where to go. */
export function ConcernList({ overview }: { overview: Overview }) {
  const t = useTranslations('dashboard.overview.concerns');
  const format = useFormatter();
  const concerns = listConcerns(overview);
  if (concerns.length === 0) {
    return (
      <p className={styles.fine}>
        <IconCircleCheck size={20} aria-hidden="true" />
        {t('none')}
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {concerns.map(({ key, count, isUrgent, href }) => (
        <li key={key} className={styles.row} data-urgent={isUrgent}>
          <span className={styles.count} aria-hidden="true">
            {count === undefined ? '!' : format.number(count)}
          </span>
          <div className={styles.words}>
            <span className={styles.title}>{t(`${key}.title`, { count: count ?? 0 })}</span>
            <span className={styles.text}>{t(`${key}.text`, { count: count ?? 0 })}</span>
          </div>
          {href === undefined ? (
            <ProviderCheck label={t(`${key}.action`)} />
          ) : (
            <Link className={styles.action} href={href} prefetch={false}>
              {t(`${key}.action`)}
              <IconArrowRight size={14} aria-hidden="true" />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
