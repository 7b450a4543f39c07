import type { useTranslations } from 'next-intl';

/** "20 seconds left", of `dashboard.jobs`. */
export function describeRemaining(
  t: ReturnType<typeof useTranslations<'dashboard.jobs'>>,
  remainingMs: number,
): string {
  const seconds = Math.max(Math.ceil(remainingMs / 1_000), 1);
  if (seconds < 60) return t('secondsLeft', { count: seconds });
  return t('minutesLeft', { count: Math.ceil(seconds / 60) });
}
