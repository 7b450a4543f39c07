'use client';

import { useTranslations } from 'next-intl';
import { useFailureWords } from './use-failure-words.ts';

const KNOWN = [
  'EDIT_CONFLICT',
  'UNDO_CONFLICT',
  'BAND_NAME_EXISTS',
  'BAND_NOT_FOUND',
  'KEYWORD_EXISTS',
  'KEYWORD_NOT_FOUND',
  'CHANGE_NOT_FOUND',
  'INVALID_INPUT',
  'TEXT_TOO_LONG',
] as const;

/** Why a change wasn't made, in words. */
export function useEditFailure(): (error: unknown) => string {
  const t = useTranslations('dashboard.editing.failure');
  return useFailureWords(KNOWN, (code) => t(code));
}
