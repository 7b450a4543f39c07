const START = '/dashboard';

/** Where to go after the sign-in: a page of the dashboard, never another site. */
export function chooseDestination(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith(START)) return START;
  const url = new URL(next, 'http://localhost');
  return url.host === 'localhost' && /^\/dashboard(\/|$)/.test(url.pathname)
    ? `${url.pathname}${url.search}`
    : START;
}
