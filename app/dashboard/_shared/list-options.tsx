'use client';

import { IconAdjustments } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { DisclosureButton } from './disclosure-button.tsx';
import type { ListOptionsProps } from './list-options-panel.tsx';

const ListOptionsPanel = dynamic(() =>
  import('./list-options-panel.tsx').then((module) => module.ListOptionsPanel),
);

/** Columns to choose and views to come back to, once somebody asks for them. */
export function ListOptions(props: ListOptionsProps) {
  const t = useTranslations('dashboard.editing.options');
  return (
    <DisclosureButton label={t('open')} icon={<IconAdjustments size={16} aria-hidden="true" />}>
      {() => <ListOptionsPanel {...props} />}
    </DisclosureButton>
  );
}
