'use client';

import { Skeleton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import { findKoreanEnding } from '#components/korean-ending.ts';
import styles from './search-dialog.module.css';
import { SearchOption } from './search-option.tsx';
import { type SearchItem, useSearchGroups } from './use-search-groups.ts';

interface SearchPanelProps {
  typed: string;
  onType: (text: string) => void;
  onChoose: (item: SearchItem) => void;
  onClose: () => void;
}

const SKELETON_COUNT = 4;

/** A combobox over groups of what was found; the focus stays in its field. */
export function SearchPanel({ typed, onType, onChoose, onClose }: SearchPanelProps) {
  const t = useTranslations('dashboard.frame.search');
  const id = useId();
  const { groups, text, error, retry, isSettled, isFirst } = useSearchGroups(typed);
  const items = groups.flatMap((group) => group.items);
  const [place, setPlace] = useState(0);
  const active = items[Math.min(place, items.length - 1)];
  const isEnterPending = usePendingEnter(isSettled, () => active && onChoose(active));
  const list = useActiveInView(active?.key);

  const handleKey = (event: KeyboardEvent) => {
    // While a syllable is composed, its keys are the input method's.
    if (event.nativeEvent.isComposing) return;
    const last = items.length - 1;
    const next = {
      ArrowDown: place >= last ? 0 : place + 1,
      ArrowUp: place <= 0 ? Math.max(last, 0) : place - 1,
      PageDown: last,
      PageUp: 0,
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setPlace(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!isSettled) isEnterPending.current = true;
      else if (active) onChoose(active);
    }
  };

  return (
    <div className={styles.panel}>
      <div className={styles.field}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          data-autofocus
          className={styles.input}
          type="text"
          role="combobox"
          aria-label={t('open')}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active && `${id}-${active.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t('placeholder')}
          value={typed}
          onChange={(event) => {
            isEnterPending.current = false;
            setPlace(0);
            onType(event.currentTarget.value);
          }}
          onKeyDown={handleKey}
        />
        <button type="button" className={styles.escape} onClick={onClose}>
          {t('close')}
        </button>
      </div>
      <div ref={list} className={styles.results} aria-busy={!isSettled}>
        {error && (
          <div className={styles.failure}>
            <FailureNote error={error} what={t('failed')} onRetry={retry} />
          </div>
        )}
        <div id={`${id}-list`} role="listbox" aria-label={t('results')}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be in a listbox
            <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
              <div id={`${id}-${group.key}`} className={styles.heading}>
                {t(`groups.${group.key}`)}
              </div>
              {group.items.map((item) => (
                <SearchOption
                  key={item.key}
                  id={`${id}-${item.key}`}
                  item={item}
                  isActive={item === active}
                  onPoint={() => setPlace(items.indexOf(item))}
                  onChoose={() => onChoose(item)}
                />
              ))}
            </div>
          ))}
        </div>
        {isFirst && (
          <div className={styles.skeletons} aria-hidden="true">
            {Array.from({ length: SKELETON_COUNT }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
              <Skeleton key={index} height={32} />
            ))}
          </div>
        )}
        {isSettled && !error && items.length === 0 && (
          <p className={styles.nothing} role="status">
            {t('nothingFound', { query: text, ending: findKoreanEnding(text) })}
          </p>
        )}
      </div>
      <div className={styles.hints} aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('hints.move')}
        </span>
        <span>
          <kbd>↵</kbd> {t('hints.open')}
        </span>
        <span>
          <kbd>esc</kbd> {t('hints.close')}
        </span>
      </div>
    </div>
  );
}

/** An Enter that came before the answer to what was typed counts when it is there. */
function usePendingEnter(isSettled: boolean, onEnter: () => void) {
  const isPending = useRef(false);
  useEffect(() => {
    if (!isSettled || !isPending.current) return;
    isPending.current = false;
    onEnter();
  });
  return isPending;
}

/** Keeps the active option in sight. */
function useActiveInView(activeKey: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!activeKey) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeKey]);
  return list;
}
