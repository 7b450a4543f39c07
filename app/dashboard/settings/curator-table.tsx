'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useTrpc } from '#app/trpc-provider.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ListTable } from '#components/list-table.tsx';
import type { CuratorEntry } from '#server/schemas/curator.ts';
import actions from '../_shared/action.module.css';
import { CuratorActions } from './curator-actions.tsx';
import { CuratorRole } from './curator-role.tsx';
import type { Given } from './given-password.tsx';
import styles from './settings.module.css';

interface CuratorTableProps {
  /** Of the signed-in admin, whose own row can't be changed here. */
  ownId: number;
  onGiven: (given: Given) => void;
}

export function CuratorTable({ ownId, onGiven }: CuratorTableProps) {
  const t = useTranslations('dashboard.settings.curators');
  const format = useFormatter();
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.curator.list.queryOptions());
  if (error) return <FailureNote error={error} onRetry={() => refetch()} />;
  /** On phones below the name, instead of columns. */
  const renderTools = (curator: CuratorEntry) =>
    curator.curatorId !== ownId && (
      <>
        <CuratorRole curator={curator} isOwn={false} />
        <CuratorActions curator={curator} onGiven={onGiven} />
      </>
    );
  return (
    <ListTable<CuratorEntry>
      label={t('title')}
      rows={data?.curators}
      rowKey={({ curatorId }) => curatorId}
      empty={<EmptyState title={t('empty')} text={t('emptyText')} />}
      columns={[
        {
          key: 'who',
          label: t('who'),
          render: (curator) => (
            <>
              <Who curator={curator} isOwn={curator.curatorId === ownId} />
              <div className={styles.phoneTools}>{renderTools(curator)}</div>
            </>
          ),
        },
        {
          key: 'lastSignIn',
          label: t('lastSignIn'),
          isSecondary: true,
          width: '200px',
          render: ({ lastSignInAt }) =>
            lastSignInAt ? (
              <time dateTime={lastSignInAt}>
                {format.dateTime(new Date(lastSignInAt), {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                })}
              </time>
            ) : (
              <span className={styles.email}>{t('never')}</span>
            ),
        },
        {
          key: 'role',
          label: t('role'),
          isSecondary: true,
          width: '132px',
          render: (curator) => (
            <CuratorRole curator={curator} isOwn={curator.curatorId === ownId} />
          ),
        },
        {
          key: 'actions',
          label: t('actions'),
          isSecondary: true,
          width: '240px',
          render: (curator) =>
            curator.curatorId === ownId ? (
              <span className={styles.email}>{t('ownRow')}</span>
            ) : (
              <CuratorActions curator={curator} onGiven={onGiven} />
            ),
        },
      ]}
    />
  );
}

function Who({ curator, isOwn }: { curator: CuratorEntry; isOwn: boolean }) {
  const { name, email, isDisabled } = curator;
  const t = useTranslations('dashboard.settings.curators');
  return (
    <div className={styles.who} data-disabled={isDisabled || undefined}>
      <span className={styles.name}>
        {name}
        {isOwn && <span className={actions.tag}>{t('you')}</span>}
        {isDisabled && <span className={actions.tag}>{t('disabled')}</span>}
      </span>
      <span className={styles.email}>{email}</span>
    </div>
  );
}
