import { useTranslations } from 'next-intl';
import { readAppCode, readFailure } from '#components/read-failure.ts';

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
  const failures = useTranslations('failure');
  return (error) => {
    const code = readAppCode(error);
    const own = OWN_WORDS.find((known) => known === code);
    return own ? t(own) : failures(readFailure(error));
  };
}
