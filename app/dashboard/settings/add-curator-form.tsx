'use client';

import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import { CURATOR_ROLES, isCuratorRole } from '#server/schemas/curator-words.ts';
import actions from '../_shared/action.module.css';
import type { Given } from './given-password.tsx';
import styles from './settings.module.css';
import { useFailureText } from './use-failure-text.ts';

interface AddCuratorFormProps {
  onCancel: () => void;
  onAdded: (given: Given) => void;
}

export function AddCuratorForm({ onCancel, onAdded }: AddCuratorFormProps) {
  const t = useTranslations('dashboard.settings.curators');
  const roles = useTranslations('dashboard.frame.roles');
  const describe = useFailureText();
  const trpc = useTrpc();
  const client = useQueryClient();
  const add = useMutation(
    trpc.curator.add.mutationOptions({
      onSuccess: (given) => {
        client.invalidateQueries(trpc.curator.list.queryFilter());
        onAdded(given);
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = form.get('role');
    add.mutate({
      name: String(form.get('name')),
      email: String(form.get('email')),
      role: isCuratorRole(role) ? role : 'curator',
    });
  };
  return (
    <form className={styles.add} onSubmit={submit} aria-label={t('add')}>
      <TextInput
        name="name"
        label={t('name')}
        maxLength={100}
        required
        withAsterisk={false}
        autoFocus
      />
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        maxLength={320}
        error={add.error && describe(add.error)}
        required
        withAsterisk={false}
      />
      <NativeSelect
        name="role"
        label={t('role')}
        data={CURATOR_ROLES.map((role) => ({ value: role, label: roles(role) }))}
      />
      <div className={clsx(actions.buttons, styles.submit)}>
        <Button type="submit" loading={add.isPending}>
          {t('submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel} disabled={add.isPending}>
          {t('cancel')}
        </Button>
      </div>
      <Text c="dimmed" size="xs" className={styles.addHint}>
        {t('addHint')}
      </Text>
    </form>
  );
}
