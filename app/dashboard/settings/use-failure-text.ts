import { useTranslations } from 'next-intl';
import { readRetryAfter } from '#components/read-failure.ts';
import { useFailureWords } from '../_shared/use-failure-words.ts';

/** Failures that this page has words of its own for. */
const OWN_CODES = [
  'PASSWORD_WRONG',
  'TOO_MANY_REQUESTS',
  'CURATOR_EXISTS',
  'CURATOR_NOT_FOUND',
  'OWN_ACCOUNT',
  'LAST_ADMIN',
  'FORBIDDEN',
  'SIGN_IN_REQUIRED',
] as const;

/** A sentence about what went wrong with an account. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslations('dashboard.settings.failures');
  return useFailureWords(OWN_CODES, (code, error) =>
    t(code, { minutes: Math.ceil((readRetryAfter(error) ?? 60) / 60) }),
  );
}
