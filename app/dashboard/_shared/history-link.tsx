'use client';

import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** To what was changed, when and by whom. */
export function HistoryLink() {
  const t = useTranslations('dashboard.editing');
  return (
    <Button
      component={Link}
      href="/dashboard/changes"
      prefetch={false}
      variant="default"
      leftSection={<IconHistory size={16} aria-hidden="true" />}
    >
      {t('history')}
    </Button>
  );
}
