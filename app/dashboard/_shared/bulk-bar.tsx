'use client';

import { Button, CloseButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './bulk-bar.module.css';
import { UndoNotice } from './undo-notice.tsx';
import type { Selection } from './use-selection.ts';

/** What was done to the selected rows. */
export interface BulkOutcome {
  text: string;
  /** Null: nothing to take back. */
  groupId: string | null;
}

interface BulkBarProps {
  selection: Selection;
  /** Of the rows that are in sight, and of all that the filter leaves. */
  pageCount: number;
  totalCount: number;
  /** The list can act on rows that are not in sight, too. */
  canSelectAll: boolean;
  outcome: BulkOutcome | undefined;
  failure: string | undefined;
  onDismiss: () => void;
  /** What can be done. */
  children: ReactNode;
}

/** Appears with a selection: how many, what can be done with them; then what was done, with the way back. */
export function BulkBar(props: BulkBarProps) {
  const { selection, pageCount, totalCount, canSelectAll, outcome, failure, children } = props;
  const t = useTranslations('dashboard.editing.bulk');
  const words = useTranslations('dashboard.editing');
  const count = selection.isAll ? totalCount : selection.ids.size;
  const canWiden =
    canSelectAll && !selection.isAll && totalCount > count && count >= Math.min(pageCount, 1);
  return (
    <>
      <div role="status" className={styles.status}>
        {outcome &&
          (outcome.groupId === null ? (
            <p className={styles.plain}>
              {outcome.text}
              <CloseButton size="sm" aria-label={words('close')} onClick={props.onDismiss} />
            </p>
          ) : (
            <UndoNotice key={outcome.groupId} groupId={outcome.groupId} onClose={props.onDismiss}>
              {outcome.text}
            </UndoNotice>
          ))}
        {failure && <p className={styles.failure}>{failure}</p>}
      </div>
      {count > 0 && (
        <section className={styles.bar} aria-label={t('label')}>
          <span className={styles.count}>{t('count', { count })}</span>
          {canWiden && (
            <Button size="compact-sm" variant="subtle" onClick={selection.selectAll}>
              {t('all', { count: totalCount })}
            </Button>
          )}
          <div className={styles.actions}>{children}</div>
          <CloseButton aria-label={t('clear')} onClick={selection.clear} />
        </section>
      )}
    </>
  );
}
