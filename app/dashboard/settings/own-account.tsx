'use client';

import { Button, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import styles from './settings.module.css';

/** Who is signed in, and a new password. */
export function OwnAccount() {
  const t = useTranslations('dashboard.settings');
  const roles = useTranslations('dashboard.frame.roles');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.curator.account.queryOptions());
  const [isChanging, setChanging] = useState(false);
  const [isChanged, setChanged] = useState(false);
  if (error) return <FailureNote error={error} onRetry={() => refetch()} />;
  return (
    <section className={styles.section} aria-labelledby="own-account">
      <Title order={2} id="own-account" className={styles.heading}>
        {t('account.title')}
      </Title>
      <dl className={styles.facts}>
        <dt>{t('account.name')}</dt>
        <dd>{data?.name ?? <Skeleton height={20} width={80} />}</dd>
        <dt>{t('account.email')}</dt>
        <dd>{data?.email ?? <Skeleton height={20} width={180} />}</dd>
        <dt>{t('account.role')}</dt>
        <dd>{data ? roles(data.role) : <Skeleton height={20} width={60} />}</dd>
        <dt>{t('account.password')}</dt>
        <dd>
          {data?.hasPassword === false && t('account.noPassword')}
          {data?.hasPassword && isChanging && (
            <ChangePasswordForm
              email={data.email}
              onCancel={() => setChanging(false)}
              onDone={() => {
                setChanging(false);
                setChanged(true);
              }}
            />
          )}
          {data?.hasPassword && !isChanging && (
            <Button size="xs" variant="default" onClick={() => setChanging(true)}>
              {t('password.open')}
            </Button>
          )}
          <output className={styles.done}>{isChanged && !isChanging && t('password.done')}</output>
        </dd>
      </dl>
    </section>
  );
}
