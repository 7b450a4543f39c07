'use client';

import { ActionIcon } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CuratorIdentity } from '#server/schemas/curator.ts';

const AccountDropdown = dynamic(() =>
  import('./account-dropdown.tsx').then((module) => module.AccountDropdown),
);

/** The menu's code comes when it is first opened. */
export function AccountMenu({ curator }: { curator: CuratorIdentity }) {
  const t = useTranslations('dashboard.frame');
  const [isWanted, setWanted] = useState(false);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={t('account')}
      onClick={isWanted ? undefined : () => setWanted(true)}
    >
      <IconUserCircle size={20} />
    </ActionIcon>
  );
  return isWanted ? <AccountDropdown curator={curator}>{button}</AccountDropdown> : button;
}
