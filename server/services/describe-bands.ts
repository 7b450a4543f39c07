import type { Database } from '#db/client.ts';
import { findBandCards } from '#db/queries/band-card.ts';
import type { StoredBands } from '../schemas/recommendation.ts';

/** Bands as the clients in use read them, in the order given; those deleted meanwhile are left out. */
export async function describeBands(
  db: Database,
  bands: readonly { bandId: number; score: number }[],
): Promise<StoredBands['bands']> {
  const cards = await findBandCards(db, { bandIds: bands.map((band) => band.bandId) });
  const byId = new Map(cards.map((card) => [card.bandId, card]));
  return bands.flatMap(({ bandId, score }) => {
    const card = byId.get(bandId);
    if (!card) return [];
    const { bandName, imageUrl, topTrack, keywords } = card;
    return [{ bandId, score: roundScore(score), bandName, imageUrl, topTrack, keywords }];
  });
}

function roundScore(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}
