'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { HistoryLink } from '../_shared/history-link.tsx';
import { useNewBand } from '../_shared/use-open-band.ts';

/** What can be done with the catalogue as a whole. */
export function BandPageActions() {
  const t = useTranslations('dashboard.editing');
  const [, setNew] = useNewBand();
  return (
    <>
      <HistoryLink />
      <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setNew(true)}>
        {t('newBand')}
      </Button>
    </>
  );
}
