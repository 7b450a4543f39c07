'use client';

import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import type { CuratorEntry } from '#server/schemas/curator.ts';
import actions from '../_shared/action.module.css';
import type { Given } from './given-password.tsx';
import { useFailureText } from './use-failure-text.ts';

interface CuratorActionsProps {
  curator: CuratorEntry;
  onGiven: (given: Given) => void;
}

type Action = 'reset' | 'disable';

/** A new password, and access taken or given back; what throws somebody out asks twice. */
export function CuratorActions({ curator, onGiven }: CuratorActionsProps) {
  const { curatorId, name, isDisabled } = curator;
  const t = useTranslations('dashboard.settings.curators');
  const describe = useFailureText();
  const trpc = useTrpc();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Action>();
  const onSettled = () => {
    setAsked(undefined);
    return client.invalidateQueries(trpc.curator.list.queryFilter());
  };
  const reset = useMutation(
    trpc.curator.resetPassword.mutationOptions({ onSuccess: onGiven, onSettled }),
  );
  const access = useMutation(trpc.curator.setDisabled.mutationOptions({ onSettled }));
  const error = reset.error ?? access.error;
  const run = (action: Action) => {
    if (action === 'reset') reset.mutate({ curatorId });
    else access.mutate({ curatorId, isDisabled: true });
  };
  if (asked) {
    return (
      <fieldset className={actions.confirm} aria-label={t(`confirm.${asked}`, { name })}>
        <Text size="xs">{t(`confirm.${asked}`, { name })}</Text>
        <div className={actions.buttons}>
          <Button
            size="compact-sm"
            color="red"
            loading={reset.isPending || access.isPending}
            onClick={() => run(asked)}
          >
            {t(asked)}
          </Button>
          <Button size="compact-sm" variant="default" autoFocus onClick={() => setAsked(undefined)}>
            {t('cancel')}
          </Button>
        </div>
      </fieldset>
    );
  }
  return (
    <>
      <div className={actions.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('resetOf', { name })}
          onClick={() => setAsked('reset')}
        >
          {t('reset')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t(isDisabled ? 'enableOf' : 'disableOf', { name })}
          loading={access.isPending}
          onClick={() =>
            isDisabled ? access.mutate({ curatorId, isDisabled: false }) : setAsked('disable')
          }
        >
          {t(isDisabled ? 'enable' : 'disable')}
        </Button>
      </div>
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {describe(error)}
        </Text>
      )}
    </>
  );
}
