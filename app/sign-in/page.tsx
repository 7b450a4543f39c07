import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { SiteHeader } from '../_home/site-header.tsx';
import { findSignedIn, type SearchParams } from '../dashboard/_frame/require-curator.ts';
import { chooseDestination } from './choose-destination.ts';
import { SignInForm } from './sign-in-form.tsx';

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next } = await searchParams;
  const destination = chooseDestination(next);
  if (await findSignedIn()) redirect(destination);
  return (
    <NextIntlClientProvider>
      <SiteHeader />
      <main id="content">
        <SignInForm destination={destination} />
      </main>
    </NextIntlClientProvider>
  );
}
