'use client';

import { Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useState } from 'react';
import { BAND_KEYWORD_COUNT, KEYWORD_LENGTH } from '#server/schemas/band-edit-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './band-form.module.css';

interface KeywordFieldProps {
  value: readonly string[];
  onChange: (words: readonly string[]) => void;
}

/** The band's keywords: known ones are proposed, unknown ones become keywords. */
export function KeywordField({ value, onChange }: KeywordFieldProps) {
  const t = useTranslations('dashboard.editing');
  const [text, setText] = useState('');
  const listId = useId();
  const add = () => {
    const word = text.normalize('NFC').trim().replace(/\s+/g, ' ');
    setText('');
    const isThere = value.some((other) => other.toLowerCase() === word.toLowerCase());
    if (word !== '' && !isThere && value.length < BAND_KEYWORD_COUNT) onChange([...value, word]);
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('fields.keywords')}</legend>
      {value.length > 0 && (
        <ul className={styles.words}>
          {value.map((word) => (
            <li key={word} className={styles.word}>
              {word}
              <button
                type="button"
                className={styles.drop}
                aria-label={t('dropKeyword', { keyword: word })}
                onClick={() => onChange(value.filter((other) => other !== word))}
              >
                <IconX size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.adder}>
        <TextInput
          className={styles.grow}
          aria-label={t('newKeyword')}
          placeholder={t('newKeyword')}
          list={listId}
          maxLength={KEYWORD_LENGTH}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={addOnEnter}
        />
        <Button variant="default" onClick={add} disabled={text.trim() === ''}>
          {t('addKeyword')}
        </Button>
      </div>
      <KeywordOptions id={listId} without={value} />
    </fieldset>
  );
}

/** What the browser proposes while one types. */
export function KeywordOptions({ id, without = [] }: { id: string; without?: readonly string[] }) {
  const trpc = useTrpc();
  const { data } = useQuery(trpc.keyword.list.queryOptions());
  return (
    <datalist id={id}>
      {data?.keywords
        .filter(({ keyword }) => !without.includes(keyword))
        .map(({ keywordId, keyword }) => (
          <option key={keywordId} value={keyword} />
        ))}
    </datalist>
  );
}
