'use client';

import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';

interface SearchFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
}

/** Narrows the list below it while one types. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const t = useTranslations('dashboard.frame');
  return (
    <TextInput
      type="search"
      size="sm"
      w={280}
      maw="100%"
      maxLength={100}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        value && (
          <CloseButton size="sm" onClick={() => onChange('')} aria-label={t('clearSearch')} />
        )
      }
      styles={{ input: { WebkitAppearance: 'none' } }}
    />
  );
}
