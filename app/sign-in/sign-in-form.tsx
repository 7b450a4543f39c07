'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { OauthProvider } from '#server/env.ts';
import { OauthButtons } from './oauth-buttons.tsx';
import { OutcomeNote } from './outcome-note.tsx';
import { reachAuth } from './reach-auth.ts';
import { type Outcome, readOutcome } from './read-outcome.ts';
import styles from './sign-in-form.module.css';

interface SignInFormProps {
  destination: string;
  providers: readonly OauthProvider[];
  /** What a provider or an earlier page says of the last try. */
  firstError: string | undefined;
}

export function SignInForm({ destination, providers, firstError }: SignInFormProps) {
  const t = useTranslations('dashboard.signIn');
  const [outcome, setOutcome] = useState(firstError ? readOutcome(firstError) : undefined);
  const [isBusy, setBusy] = useState(false);
  const [isReady, setReady] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  useEffect(() => {
    setReady(true);
    email.current?.focus({ preventScroll: true });
  }, []);

  const fail = (next: Outcome) => {
    setOutcome(next);
    setBusy(false);
    password.current?.focus();
    password.current?.select();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setOutcome(undefined);
    try {
      await reachAuth();
      const answer = await signIn('credentials', {
        email: form.get('email'),
        password: form.get('password'),
        redirect: false,
      });
      if (!answer?.ok) return fail(readOutcome(answer?.error ?? 'CredentialsSignin'));
      // A full load, so that nothing stays in memory of who was here before.
      window.location.replace(destination);
    } catch {
      fail({ kind: 'offline' });
    }
  };
  return (
    // method: should it be sent before the page is ready, the password is in no address.
    <form className={styles.form} method="post" onSubmit={submit}>
      {outcome && <OutcomeNote outcome={outcome} />}
      <TextInput
        ref={email}
        name="email"
        type="email"
        size="md"
        label={t('email')}
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <PasswordInput
        ref={password}
        name="password"
        size="md"
        label={t('password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        required
        withAsterisk={false}
      />
      <Button
        className={styles.submit}
        type={isReady ? 'submit' : 'button'}
        size="md"
        loading={isBusy}
      >
        {t('submit')}
      </Button>
      {providers.length > 0 && (
        <OauthButtons
          providers={providers}
          destination={destination}
          onOffline={() => fail({ kind: 'offline' })}
        />
      )}
    </form>
  );
}
