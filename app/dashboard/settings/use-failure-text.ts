import { useTranslations } from 'next-intl';
import { readFailure } from '#components/read-failure.ts';

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

interface Failed {
  data?: { appCode: string; retryAfterSeconds?: number } | null;
}

/** A sentence about what went wrong with an account. */
export function useFailureText(): (error: Failed) => string {
  const t = useTranslations();
  return (error) => {
    const code = OWN_CODES.find((known) => known === error.data?.appCode);
    const minutes = Math.ceil((error.data?.retryAfterSeconds ?? 60) / 60);
    return code
      ? t(`dashboard.settings.failures.${code}`, { minutes })
      : t(`failure.${readFailure(error)}`);
  };
}
