'use client';

import { Button } from '@mantine/core';
import {
  IconBrandGithubFilled,
  IconBrandGoogleFilled,
  IconMessageCircleFilled,
} from '@tabler/icons-react';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { OauthProvider } from '#server/env.ts';
import { reachAuth } from './reach-auth.ts';
import styles from './sign-in-form.module.css';

const ICONS = {
  google: IconBrandGoogleFilled,
  github: IconBrandGithubFilled,
  kakao: IconMessageCircleFilled,
} satisfies Record<OauthProvider, unknown>;

interface OauthButtonsProps {
  providers: readonly OauthProvider[];
  destination: string;
  onOffline: () => void;
}

/** Away to the provider and back; which of them there are, the configuration says. */
export function OauthButtons({ providers, destination, onOffline }: OauthButtonsProps) {
  const t = useTranslations('dashboard.signIn');
  const [chosen, setChosen] = useState<OauthProvider>();
  const leave = async (provider: OauthProvider) => {
    setChosen(provider);
    try {
      await reachAuth();
      await signIn(provider, { callbackUrl: destination });
    } catch {
      setChosen(undefined);
      onOffline();
    }
  };
  return (
    <>
      <div className={styles.or}>{t('or')}</div>
      <div className={styles.providers}>
        {providers.map((provider) => {
          const Icon = ICONS[provider];
          return (
            <Button
              key={provider}
              variant="default"
              size="md"
              leftSection={<Icon size={18} aria-hidden="true" />}
              loading={chosen === provider}
              onClick={() => leave(provider)}
            >
              {t(`with.${provider}`)}
            </Button>
          );
        })}
      </div>
    </>
  );
}
