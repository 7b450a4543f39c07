import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { CuratorIdentity } from '#server/schemas/curator.ts';
import { toAppError } from '#server/translate-error.ts';
import { getPageCaller } from './server-caller.ts';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Who is signed in; undefined for nobody. Throws when it can't be told. */
export const findSignedIn = cache(async (): Promise<CuratorIdentity | undefined> => {
  const caller = await getPageCaller();
  try {
    return await caller.curator.me();
  } catch (error) {
    const { status } = toAppError(error);
    if (status === 401 || status === 403) return undefined;
    throw error;
  }
});

/** Every page of the dashboard begins with it: sends strangers to the sign-in, and back afterwards. */
export async function requireCurator(
  path: string,
  searchParams?: SearchParams,
): Promise<CuratorIdentity> {
  const curator = await findSignedIn();
  if (curator) return curator;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((await searchParams) ?? {})) {
    for (const each of [value ?? []].flat()) query.append(name, each);
  }
  const back = query.size > 0 ? `${path}?${query}` : path;
  redirect(`/sign-in?next=${encodeURIComponent(back)}`);
}
