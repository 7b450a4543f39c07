'use client';

import { Menu, Text } from '@mantine/core';
import { IconLogout, IconSettings } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import type { CuratorIdentity } from '#server/schemas/curator.ts';

interface AccountDropdownProps {
  curator: CuratorIdentity;
  /** The button that opens it. */
  children: ReactElement;
}

export function AccountDropdown({ curator, children }: AccountDropdownProps) {
  const t = useTranslations('dashboard.frame');
  const leave = async () => {
    const { signOut } = await import('next-auth/react');
    await signOut({ redirect: false });
    // A full load, so that nothing of what was seen stays in the page's memory.
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={240} defaultOpened>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {curator.name}
          </Text>
          {curator.email} · {t(`roles.${curator.role}`)}
        </Menu.Label>
        <Menu.Item
          component={Link}
          href="/dashboard/settings"
          leftSection={<IconSettings size={16} />}
        >
          {t('pages.settings')}
        </Menu.Item>
        <Menu.Item onClick={leave} leftSection={<IconLogout size={16} />}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
