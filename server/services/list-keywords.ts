import { listKeywords as listUsed } from '#db/queries/keyword.ts';
import type { Runtime } from '../runtime.ts';
import type { Keyword } from '../schemas/band.ts';

/** More than anybody would choose from; a catalogue has a few dozen. */
const LIMIT = 500;

export function listKeywords({ db }: Pick<Runtime, 'db'>): Promise<Keyword[]> {
  return listUsed(db, { limit: LIMIT });
}
