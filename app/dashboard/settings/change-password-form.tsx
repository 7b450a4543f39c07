'use client';

import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import { isLongEnough, MIN_PASSWORD_LENGTH } from '#server/schemas/curator-words.ts';
import actions from '../_shared/action.module.css';
import styles from './settings.module.css';
import { useFailureText } from './use-failure-text.ts';

interface ChangePasswordFormProps {
  email: string;
  onCancel: () => void;
  onDone: () => void;
}

/** The new password ends every session; this browser signs in again with it at once. */
export function ChangePasswordForm({ email, onCancel, onDone }: ChangePasswordFormProps) {
  const t = useTranslations('dashboard.settings.password');
  const describe = useFailureText();
  const trpc = useTrpc();
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'short' | 'different'>();
  const change = useMutation(
    trpc.curator.changePassword.mutationOptions({
      onSuccess: async (_, { newPassword }) => {
        const { signIn } = await import('next-auth/react');
        const answer = await signIn('credentials', {
          email,
          password: newPassword,
          redirect: false,
        });
        if (answer?.ok) onDone();
        else window.location.assign('/sign-in?next=/dashboard/settings');
      },
      onError: () => current.current?.focus(),
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? '');
    const newPassword = read('new');
    const isLong = isLongEnough(newPassword);
    const found = isLong ? (newPassword === read('again') ? undefined : 'different') : 'short';
    setProblem(found);
    change.reset();
    if (found) next.current?.focus();
    else change.mutate({ currentPassword: read('current'), newPassword });
  };
  const show = { 'aria-label': t('show') };
  return (
    <form className={styles.form} method="post" onSubmit={submit} aria-label={t('open')}>
      {/* So that a password manager knows whose password this is. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordInput
        ref={current}
        name="current"
        label={t('current')}
        autoComplete="current-password"
        visibilityToggleButtonProps={show}
        error={change.error && describe(change.error)}
        required
        withAsterisk={false}
        data-autofocus
        autoFocus
      />
      <PasswordInput
        ref={next}
        name="new"
        label={t('new')}
        description={t('hint', { count: MIN_PASSWORD_LENGTH })}
        autoComplete="new-password"
        visibilityToggleButtonProps={show}
        error={problem === 'short' && t('short', { count: MIN_PASSWORD_LENGTH })}
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="again"
        label={t('again')}
        autoComplete="new-password"
        visibilityToggleButtonProps={show}
        error={problem === 'different' && t('different')}
        required
        withAsterisk={false}
      />
      <div className={actions.buttons}>
        <Button type="submit" loading={change.isPending}>
          {t('submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel} disabled={change.isPending}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
