'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/relative-time.tsx';
import type { Change } from '#server/schemas/change.ts';
import styles from './change-list.module.css';
import { useEditFailure } from './use-edit-failure.ts';
import { useOpenBand } from './use-open-band.ts';
import { useUndo } from './use-undo.ts';

const ACTIONS = [
  ...['edit', 'create', 'delete', 'restore', 'addKeyword', 'removeKeyword'],
  ...['rename', 'merge', 'undo', 'acceptDraft', 'import'],
] as const;
const FIELDS = [
  ...['name', 'imageUrl', 'websiteUrl', 'musicUrl', 'spotifyId', 'isBand', 'description'],
  ...['trackTitle', 'trackUrl', 'word'],
] as const;

interface ChangeLineProps {
  change: Change;
  /** The list is of one band or keyword only. */
  isSubjectKnown: boolean;
}

/** One action: who, what, when, and the way back. */
export function ChangeLine({ change, isSubjectKnown }: ChangeLineProps) {
  const t = useTranslations('dashboard.editing');
  const undo = useUndo();
  const describeFailure = useEditFailure();
  const action = ACTIONS.find((known) => known === change.action) ?? 'edit';
  const others = change.groupSize - 1;
  return (
    <li className={styles.change}>
      <div className={styles.head}>
        {!isSubjectKnown && <SubjectName change={change} />}
        <span className={styles.what}>{t(`actions.${action}`)}</span>
        {others > 0 && (
          <span className={styles.aside}>
            {t(change.subject === 'band' ? 'withOtherBands' : 'withOtherKeywords', {
              count: others,
            })}
          </span>
        )}
        <span className={styles.aside}>
          {change.curatorName ?? t('program')} · <RelativeTime at={change.at} />
        </span>
        {change.isUndone ? (
          <span className={styles.aside}>{t('wasUndone')}</span>
        ) : (
          <Button
            className={styles.undo}
            size="compact-sm"
            variant="subtle"
            loading={undo.isPending}
            onClick={() => undo.mutate({ groupId: change.groupId })}
          >
            {others > 0 ? t('undoAll') : t('undo')}
          </Button>
        )}
      </div>
      <Differences change={change} />
      {undo.error && (
        <p className={styles.failure} role="alert">
          {describeFailure(undo.error)}
        </p>
      )}
    </li>
  );
}

function SubjectName({ change }: { change: Change }) {
  const t = useTranslations('dashboard.editing');
  const [, openBand] = useOpenBand();
  const bands = useTranslations('dashboard.bands');
  const name = change.subjectName || bands('nameless');
  if (change.subject === 'keyword' && change.isSubjectDeleted) {
    return <span className={styles.what}>{name}</span>;
  }
  return change.subject === 'band' ? (
    <button type="button" className={styles.link} onClick={() => openBand(change.subjectId)}>
      {name}
    </button>
  ) : (
    <Link
      className={styles.link}
      href={`/dashboard/bands?keyword=${change.subjectId}`}
      prefetch={false}
      title={t('showKeyword')}
    >
      #{name}
    </Link>
  );
}

function Differences({ change }: { change: Change }) {
  const t = useTranslations('dashboard.editing');
  const show = (field: string, value: string | boolean | null) => {
    if (typeof value === 'boolean') return t(`kinds.${value}`);
    if (field === 'isBand') return t('kinds.null');
    return value === null || value === '' ? t('nothing') : String(value);
  };
  const fields = change.fields.flatMap(({ field, before, after }) => {
    const known = FIELDS.find((each) => each === field);
    return known ? [{ field: known, before, after }] : [];
  });
  const { keywordsAdded, keywordsRemoved, mergedInto } = change;
  const isNew =
    change.action === 'create' ||
    (change.action === 'import' && change.fields.some(({ field }) => field === 'isDeleted'));
  const hasKeywords = keywordsAdded.length + keywordsRemoved.length > 0;
  if (fields.length === 0 && !hasKeywords && !mergedInto) return null;
  return (
    <dl className={styles.fields}>
      {fields.map(({ field, before, after }) => (
        <div key={field} className={styles.field}>
          <dt>{t(`fields.${field}`)}</dt>
          <dd>
            {!isNew && (
              <span className={styles.long}>
                <del
                  className={styles.before}
                  data-empty={before === null}
                  data-long={field === 'description' || undefined}
                >
                  {show(field, before)}
                </del>
              </span>
            )}
            <span className={styles.long}>{show(field, after)}</span>
          </dd>
        </div>
      ))}
      {hasKeywords && (
        <div className={styles.field}>
          <dt>{t('fields.keywords')}</dt>
          <dd>
            {keywordsAdded.map((word) => `+${word}`).join(' ')}{' '}
            <del className={styles.before}>{keywordsRemoved.join(', ')}</del>
          </dd>
        </div>
      )}
      {mergedInto && (
        <div className={styles.field}>
          <dt>{t('mergedInto')}</dt>
          <dd>{mergedInto}</dd>
        </div>
      )}
    </dl>
  );
}
