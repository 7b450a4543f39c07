import { createLoader, parseAsInteger } from 'nuqs/server';

/** What of the page somebody may want to share. */
export const draftParsers = { page: parseAsInteger.withDefault(1) };

const load = createLoader(draftParsers);

/** A page below the first is the first. */
export async function loadDraftParams(searchParams: Parameters<typeof load>[0]) {
  const { page } = await load(searchParams);
  return { page: Math.max(1, page) };
}
