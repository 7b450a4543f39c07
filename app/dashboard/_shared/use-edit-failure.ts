'use client';

import { useTranslations } from 'next-intl';
import { readAppCode, readFailure } from '#components/read-failure.ts';

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
  const general = useTranslations('failure');
  return (error) => {
    const code = KNOWN.find((known) => known === readAppCode(error));
    return code ? t(code) : general(readFailure(error));
  };
}
