'use client';

import { useTranslations } from 'next-intl';
import type { FieldChanges, ImportRow } from '#server/schemas/import.ts';
import { IMPORT_FIELDS } from '#server/schemas/import-words.ts';
import styles from './import.module.css';

const SHOWN_LENGTH = 80;

type Cell = NonNullable<FieldChanges['name']>['before'];

/** Field by field: what is there and what comes. */
export function ChangeList({ changes, isNew }: { changes: FieldChanges; isNew: boolean }) {
  const t = useTranslations('dashboard.import');
  const show = (cell: Cell): string => {
    if (cell === null || cell === '') return t('preview.none');
    if (typeof cell === 'boolean') return t(cell ? 'preview.yes' : 'preview.no');
    const text = Array.isArray(cell) ? cell.join(', ') || t('preview.none') : cell;
    return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  };
  return (
    <ul className={styles.changes}>
      {IMPORT_FIELDS.flatMap((field) => {
        const change = changes[field];
        if (!change || (isNew && field === 'name')) return [];
        const values = {
          field: t(`fields.${field}`),
          before: show(change.before),
          after: show(change.after),
        };
        return [
          <li key={field}>{isNew ? t('preview.added', values) : t('preview.change', values)}</li>,
        ];
      })}
    </ul>
  );
}

/** Why a row is refused, with the value that is to blame. */
export function ProblemList({ problems }: { problems: ImportRow['problems'] }) {
  const t = useTranslations('dashboard.import');
  return (
    <ul className={styles.changes}>
      {problems.map(({ field, problem, detail, value }) => {
        const reason = t(`problems.${problem}`, { detail: detail ?? '' });
        return (
          <li key={`${field}-${problem}`}>
            {field === null ? reason : t('preview.reason', { field: t(`fields.${field}`), reason })}
            {value && <code className={styles.value}>{value}</code>}
          </li>
        );
      })}
    </ul>
  );
}
