'use client';

import { Button, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Keyword } from '#server/schemas/band.ts';
import styles from './keyword-picker.module.css';

interface KeywordPickerProps {
  /** Most used first. */
  keywords: readonly Keyword[];
  selectedIds: ReadonlySet<number>;
  max: number;
  onToggle: (keyword: Keyword) => void;
}

const FOLDED_COUNT = 14;
/** From this many on, a field to find one. */
const FILTER_FROM = 40;

/** The usual keywords as toggles; the rest unfolds, what is chosen stays in sight. */
export function KeywordPicker({ keywords, selectedIds, max, onToggle }: KeywordPickerProps) {
  const t = useTranslations('keywords');
  const [isUnfolded, { toggle }] = useDisclosure(false);
  const [filter, setFilter] = useState('');
  const isFull = selectedIds.size >= max;
  const wanted = filter.normalize('NFC').trim().toLowerCase();
  const shown = isUnfolded
    ? keywords.filter(({ keyword }) => keyword.toLowerCase().includes(wanted))
    : keywords.filter(({ keywordId }, i) => i < FOLDED_COUNT || selectedIds.has(keywordId));
  return (
    <div className={styles.picker}>
      {isUnfolded && keywords.length >= FILTER_FROM && (
        <TextInput
          size="sm"
          aria-label={t('filter')}
          placeholder={t('filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <div className={clsx(styles.keywords, isUnfolded && styles.unfolded)}>
        {shown.map((keyword) => {
          const isSelected = selectedIds.has(keyword.keywordId);
          return (
            <button
              key={keyword.keywordId}
              type="button"
              className={styles.keyword}
              aria-pressed={isSelected}
              disabled={isFull && !isSelected}
              onClick={() => onToggle(keyword)}
            >
              {keyword.keyword}
            </button>
          );
        })}
        {keywords.length > FOLDED_COUNT && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={toggle}
            aria-expanded={isUnfolded}
          >
            {isUnfolded ? t('less') : t('more', { count: keywords.length - shown.length })}
          </Button>
        )}
      </div>
      {shown.length === 0 && <Text c="dimmed">{t('noMatch')}</Text>}
      {isFull && (
        <Text size="xs" c="dimmed" role="status">
          {t('full')}
        </Text>
      )}
    </div>
  );
}
