const START = '/dashboard';
const ANY_ORIGIN = 'http://localhost';

type Given = string | string[] | undefined;

/**
 * Where to go after the sign-in: the first of `given` that is a page of the dashboard, never another
 * site. Of a whole address, which next-auth gives, only the path is taken.
 */
export function chooseDestination(...given: Given[]): string {
  for (const each of given) {
    if (typeof each !== 'string' || !URL.canParse(each, ANY_ORIGIN)) continue;
    const { pathname, search } = new URL(each, ANY_ORIGIN);
    if (/^\/dashboard(\/|$)/.test(pathname)) return `${pathname}${search}`;
  }
  return START;
}
