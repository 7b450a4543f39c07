import { searchBandCards } from '#db/queries/band-card.ts';
import { searchKeywords } from '#db/queries/keyword.ts';
import { searchMembers } from '#db/queries/member.ts';
import { cleanQuery } from '#db/queries/text-search.ts';
import type { Runtime } from '../runtime.ts';
import type { SearchResult } from '../schemas/search.ts';

const BAND_LIMIT = 6;
const OTHERS_LIMIT = 4;

/** Bands, members and keywords by a part of their name; nothing for a blank query. */
export async function searchEverything(
  { db }: Pick<Runtime, 'db'>,
  input: { query: string },
): Promise<SearchResult> {
  const query = cleanQuery(input.query);
  if (!query) return { bands: [], members: [], keywords: [] };
  const [bands, members, keywords] = await Promise.all([
    searchBandCards(db, { query, limit: BAND_LIMIT }),
    searchMembers(db, { query, limit: OTHERS_LIMIT }),
    searchKeywords(db, { query, limit: OTHERS_LIMIT }),
  ]);
  return {
    bands: bands.map(({ bandId, bandName, keywords: words }) => ({
      bandId,
      bandName,
      keywords: words,
    })),
    members,
    keywords,
  };
}
