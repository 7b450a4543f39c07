import { findKeywordsByIds, type KeywordText } from '#db/queries/keyword.ts';
import type { Runtime } from '../runtime.ts';

/** The usable keywords among `keywordIds`, by keyword id. */
export function findKeywords(
  { db }: Pick<Runtime, 'db'>,
  { keywordIds }: { keywordIds: readonly number[] },
): Promise<KeywordText[]> {
  return findKeywordsByIds(db, { keywordIds });
}
