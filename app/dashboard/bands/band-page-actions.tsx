'use client';

import { Button } from '@mantine/core';
import { IconHistory, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useNewBand } from '../_shared/use-open-band.ts';

/** What can be done with the catalogue as a whole. */
export function BandPageActions() {
  const t = useTranslations('dashboard.editing');
  const [, setNew] = useNewBand();
  return (
    <>
      <Button
        component={Link}
        href="/dashboard/changes"
        prefetch={false}
        variant="default"
        leftSection={<IconHistory size={16} aria-hidden="true" />}
      >
        {t('history')}
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setNew(true)}>
        {t('newBand')}
      </Button>
    </>
  );
}
