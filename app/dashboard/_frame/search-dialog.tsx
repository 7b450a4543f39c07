'use client';

import { Modal, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NAV_GROUPS } from './nav-items.ts';

interface SearchDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

export function SearchDialog({ isOpen, onClose }: SearchDialogProps) {
  const t = useTranslations('dashboard.frame');
  const router = useRouter();
  const [query, setQuery] = useState('');
  const pages = NAV_GROUPS.flat().filter(({ key }) => t(`pages.${key}`).includes(query));
  return (
    <Modal opened={isOpen} onClose={onClose} withCloseButton={false}>
      <TextInput
        data-autofocus
        aria-label={t('search.open')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {pages.map(({ key, href }) => (
        <button
          key={key}
          type="button"
          onClick={() => {
            onClose();
            router.push(href);
          }}
        >
          {t(`pages.${key}`)}
        </button>
      ))}
    </Modal>
  );
}
