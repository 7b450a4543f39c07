import { useTranslations } from 'next-intl';
import { useFailureWords } from '../../_shared/use-failure-words.ts';

const OWN_WORDS = [
  'DRAFT_NOT_FOUND',
  'DESCRIPTION_EXISTS',
  'WRITER_OFF',
  'WRITER_REFUSED',
  'WRITER_UNAVAILABLE',
] as const;

/** Why something about a draft failed, in words. */
export function useDraftFailure(): (error: unknown) => string {
  const t = useTranslations('dashboard.drafts.failures');
  return useFailureWords(OWN_WORDS, (code) => t(code));
}
