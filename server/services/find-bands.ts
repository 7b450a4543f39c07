import { findBandCards } from '#db/queries/band-card.ts';
import type { Runtime } from '../runtime.ts';
import type { BandCard } from '../schemas/band.ts';

/** The live bands among `bandIds`, in their order. */
export async function findBands(
  { db }: Pick<Runtime, 'db'>,
  { bandIds }: { bandIds: readonly number[] },
): Promise<BandCard[]> {
  const cards = await findBandCards(db, { bandIds });
  const byId = new Map(cards.map((card) => [card.bandId, card]));
  return [...new Set(bandIds)].flatMap((bandId) => byId.get(bandId) ?? []);
}
