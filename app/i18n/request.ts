import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, LOCALE_COOKIE } from './locales.ts';

export default getRequestConfig(async () => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(
    cookieStore.get(LOCALE_COOKIE)?.value,
    headerStore.get('accept-language'),
  );
  const { default: messages } =
    locale === 'en' ? await import('../messages/en.json') : await import('../messages/ko.json');
  return { locale, messages, timeZone: 'Asia/Seoul' };
});
