'use client';

import { IconSearch, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import styles from './search-field.module.css';

interface SearchFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
}

/** Narrows the list below it while one types. Mantine's input would weigh more than the rest of a list's page. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const t = useTranslations('dashboard.frame');
  return (
    <div className={styles.field}>
      <IconSearch size={16} aria-hidden="true" />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={placeholder}
        maxLength={100}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {value && (
        <button
          type="button"
          className={styles.clear}
          onClick={() => onChange('')}
          aria-label={t('clearSearch')}
        >
          <IconX size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
