'use client';

import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** From a page about bands to their list. */
export function BackToBands() {
  const t = useTranslations('dashboard.bands');
  return (
    <Button
      component={Link}
      href="/dashboard/bands"
      prefetch={false}
      variant="default"
      size="sm"
      leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
    >
      {t('back')}
    </Button>
  );
}
