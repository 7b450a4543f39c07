'use client';

import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ListOptionsProps } from './list-options-panel.tsx';

const ListOptionsPanel = dynamic(() =>
  import('./list-options-panel.tsx').then((module) => module.ListOptionsPanel),
);

/** Columns to choose and views to come back to, once somebody asks for them. */
export function ListOptions(props: ListOptionsProps) {
  const t = useTranslations('dashboard.editing.options');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        h={32}
        variant="default"
        aria-expanded={isOpen}
        leftSection={<IconAdjustments size={16} aria-hidden="true" />}
        onClick={() => setOpen(!isOpen)}
      >
        {t('open')}
      </Button>
      {isOpen && <ListOptionsPanel {...props} />}
    </>
  );
}
