'use client';

import { Drawer } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { NavLinks } from './nav-links.tsx';

interface PagesDrawerProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Every page, from the bottom of a phone. */
export function PagesDrawer({ isOpen, onClose }: PagesDrawerProps) {
  const t = useTranslations('dashboard.frame');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={t('allPages')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <NavLinks onNavigate={onClose} />
    </Drawer>
  );
}
