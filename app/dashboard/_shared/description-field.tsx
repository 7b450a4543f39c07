'use client';

import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { DESCRIPTION_LENGTH, MAX_DESCRIPTION_TOKENS } from '#server/schemas/band-edit-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './band-form.module.css';

const TYPING_PAUSE_MS = 500;

interface DescriptionFieldProps {
  value: string;
  onChange: (text: string) => void;
}

/** What the vector is made of, with its length in the model's own measure. */
export function DescriptionField({ value, onChange }: DescriptionFieldProps) {
  const t = useTranslations('dashboard.editing');
  const trpc = useTrpc();
  const { data, mutate } = useMutation(trpc.band.countTokens.mutationOptions());
  const [text] = useDebouncedValue(value, TYPING_PAUSE_MS);
  useEffect(() => mutate({ text }), [text, mutate]);
  const isTooLong = data?.tokenCount === null;
  return (
    <Textarea
      label={t('fields.description')}
      description={t('descriptionHint')}
      rows={9}
      maxLength={DESCRIPTION_LENGTH}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      error={
        data && (
          <span className={styles.tokens} data-warning={isTooLong} aria-live="polite">
            {isTooLong
              ? t('tokensBeyond', { max: MAX_DESCRIPTION_TOKENS })
              : t('tokens', { count: data.tokenCount ?? 0, max: MAX_DESCRIPTION_TOKENS })}
          </span>
        )
      }
      errorProps={{ component: 'div' }}
      withErrorStyles={isTooLong}
    />
  );
}
