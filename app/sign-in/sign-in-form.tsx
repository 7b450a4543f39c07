'use client';

import { Alert, Button, PasswordInput, Text, TextInput, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import styles from './sign-in-form.module.css';

type Outcome = 'wrong' | 'offline';

export function SignInForm({ destination }: { destination: string }) {
  const t = useTranslations('dashboard.signIn');
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setOutcome(undefined);
    try {
      const answer = await signIn('credentials', {
        email: form.get('email'),
        password: form.get('password'),
        redirect: false,
      });
      if (answer?.ok) {
        router.replace(destination);
        router.refresh();
        return;
      }
      setOutcome('wrong');
    } catch {
      setOutcome('offline');
    }
    setBusy(false);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Title order={1}>{t('title')}</Title>
      <Text c="dimmed">{t('lead')}</Text>
      {outcome && (
        <Alert color="red" role="alert">
          {t(outcome)}
        </Alert>
      )}
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={isBusy}>
        {t('submit')}
      </Button>
    </form>
  );
}
