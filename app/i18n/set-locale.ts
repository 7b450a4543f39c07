'use server';

import { cookies } from 'next/headers';
import { isLocale, LOCALE_COOKIE } from './locales.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembers the language; Next renders the page anew in it. */
export async function setLocale(locale: string): Promise<void> {
  if (!isLocale(locale)) return;
  const cookieStore = await cookies();
  cookieStore.set(LOCALE_COOKIE, locale, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax' });
}
