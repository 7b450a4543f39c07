import { listStarterBandCards, searchBandCards } from '#db/queries/band-card.ts';
import type { Runtime } from '../runtime.ts';
import type { BandCard } from '../schemas/band.ts';

/** Bands whose name contains `query`; bands worth starting with when it is blank. */
export function searchBands(
  { db }: Pick<Runtime, 'db'>,
  { query, limit }: { query: string; limit: number },
): Promise<BandCard[]> {
  // No name holds a NUL, and Postgres refuses one.
  const text = query.replaceAll('\0', '').trim();
  return text ? searchBandCards(db, { query: text, limit }) : listStarterBandCards(db, { limit });
}
