'use client';

import { ActionIcon } from '@mantine/core';
import { IconFocusCentered, IconLasso, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import styles from './map.module.css';

interface StageToolsProps {
  /** The band's panel lies at the right. */
  isShifted: boolean;
  isLasso: boolean;
  onLasso: () => void;
  onZoom: (direction: 1 | -1) => void;
  onShowAll: () => void;
}

/** Nearer, further, all of it, and the lasso. */
export function StageTools({ isShifted, isLasso, onLasso, onZoom, onShowAll }: StageToolsProps) {
  const t = useTranslations('dashboard.map.tools');
  const tools = [
    { label: t('zoomIn'), Icon: IconPlus, onClick: () => onZoom(1) },
    { label: t('zoomOut'), Icon: IconMinus, onClick: () => onZoom(-1) },
    { label: t('showAll'), Icon: IconFocusCentered, onClick: onShowAll },
  ];
  return (
    <>
      <div className={styles.tools} data-shifted={isShifted}>
        <ActionIcon
          className={styles.tool}
          variant={isLasso ? 'filled' : 'default'}
          size={36}
          aria-label={t('lasso')}
          aria-pressed={isLasso}
          title={t('lasso')}
          onClick={onLasso}
        >
          <IconLasso size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon.Group orientation="vertical">
          {tools.map(({ label, Icon, onClick }) => (
            <ActionIcon
              key={label}
              className={styles.tool}
              variant="default"
              size={36}
              aria-label={label}
              title={label}
              onClick={onClick}
            >
              <Icon size={18} aria-hidden="true" />
            </ActionIcon>
          ))}
        </ActionIcon.Group>
      </div>
      {isLasso && (
        <p className={styles.hint} role="status">
          {t('lassoHint')}
        </p>
      )}
    </>
  );
}
