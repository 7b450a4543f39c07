import { Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './member-page.module.css';

interface StoryNoticeProps {
  title: string;
  children?: ReactNode;
  /** Something is not as it should be; otherwise it is only said. */
  isWarning?: boolean;
  action?: ReactNode;
}

/** What has to be known to read the page rightly. */
export function StoryNotice({ title, children, isWarning, action }: StoryNoticeProps) {
  const Icon = isWarning ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={styles.notice} data-warning={isWarning}>
      <Icon size={18} aria-hidden="true" className={styles.noticeIcon} />
      <div className={styles.noticeText}>
        <Text fw={600}>{title}</Text>
        {children && <Text>{children}</Text>}
      </div>
      {action}
    </div>
  );
}
