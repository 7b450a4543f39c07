import type { BandNameRow } from '#db/queries/band-name.ts';
import { listNamesakes as selectNamesakes } from '#db/queries/band-namesake.ts';
import { cleanQuery } from '#db/queries/text-search.ts';
import type { Runtime } from '../runtime.ts';

/** Live bands that are called so already; none for a blank name. */
export async function listNamesakes(
  { db }: Pick<Runtime, 'db'>,
  params: { name: string },
): Promise<BandNameRow[]> {
  const name = cleanQuery(params.name);
  return name === '' ? [] : selectNamesakes(db, { name });
}
