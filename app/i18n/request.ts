import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE } from '#server/time-zone.ts';
import { chooseLocale, LOCALE_COOKIE, type Locale } from './locales.ts';

const loadMessages = (locale: Locale) =>
  locale === 'en' ? import('../messages/en.ts') : import('../messages/ko.ts');

export default getRequestConfig(async () => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(
    cookieStore.get(LOCALE_COOKIE)?.value,
    headerStore.get('accept-language'),
  );
  const { messages } = await loadMessages(locale);
  return { locale, messages, timeZone: TIME_ZONE };
});
