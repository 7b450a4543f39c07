/** How a sign-in ended that did not open the dashboard. */
export type Outcome =
  | { kind: 'wrong' | 'offline' | 'unavailable' | 'refused' | 'providerFailed' }
  | { kind: 'limited'; seconds: number };

/** What next-auth's `error` means: its own words, or a code of ours with the seconds to wait. */
export function readOutcome(error: string): Outcome {
  const [code, seconds] = error.split(':');
  switch (code) {
    case 'CredentialsSignin':
      return { kind: 'wrong' };
    case 'AccessDenied':
      return { kind: 'refused' };
    case 'TOO_MANY_REQUESTS':
      return { kind: 'limited', seconds: Math.min(Math.max(Number(seconds) || 60, 1), 86_400) };
    case 'DATABASE_UNAVAILABLE':
    case 'INTERNAL':
    case 'Configuration':
      return { kind: 'unavailable' };
    default:
      return { kind: 'providerFailed' };
  }
}
