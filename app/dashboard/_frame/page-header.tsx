import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './page-header.module.css';

interface PageHeaderProps {
  title: ReactNode;
  /** One line: what this page is for. */
  lead?: ReactNode;
  /** What can be done with the whole page, at the right. */
  children?: ReactNode;
}

export function PageHeader({ title, lead, children }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <Title order={1} className={styles.title}>
          {title}
        </Title>
        {lead && (
          <Text c="dimmed" className={styles.lead}>
            {lead}
          </Text>
        )}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}
