import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  children: ReactNode;
  closeLabel: string;
  onClose: () => void;
  action?: ReactNode;
}

/** One quiet line about what just happened, with what can be done about it. */
export function Notice({ children, closeLabel, onClose, action }: NoticeProps) {
  return (
    <div className={styles.notice}>
      <span className={styles.text}>{children}</span>
      {action}
      <CloseButton size="sm" aria-label={closeLabel} onClick={onClose} />
    </div>
  );
}
