import { findKeywordBandIds } from '#db/queries/map-points.ts';
import type { Runtime } from '../runtime.ts';

/** Ids of the live bands that carry a keyword. */
export function findKeywordBands(
  { db }: Pick<Runtime, 'db'>,
  { keywordId }: { keywordId: number },
): Promise<number[]> {
  return findKeywordBandIds(db, { keywordId });
}
