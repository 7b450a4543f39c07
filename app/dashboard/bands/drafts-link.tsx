'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** The way to the drafts that a chat model wrote. */
export function DraftsLink() {
  const t = useTranslations('dashboard.bands');
  return (
    <Button
      component={Link}
      href="/dashboard/bands/drafts"
      prefetch={false}
      variant="default"
      size="sm"
    >
      {t('drafts')}
    </Button>
  );
}
