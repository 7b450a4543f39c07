import { listKeywordUses } from '#db/queries/keyword-list.ts';
import type { Runtime } from '../runtime.ts';
import type { SimilarKeywords } from '../schemas/keyword-edit.ts';
import { groupSimilarWords } from './group-similar-words.ts';

/** More keywords than any catalogue has. */
const MOST_KEYWORDS = 20_000;

/** Groups of keywords that look like one and the same, the surest and most used first. */
export async function findSimilarKeywords({ db }: Pick<Runtime, 'db'>): Promise<SimilarKeywords[]> {
  const uses = await listKeywordUses(db, {
    filter: {},
    order: { by: 'bands', direction: 'desc' },
    limit: MOST_KEYWORDS,
    offset: 0,
  });
  return groupSimilarWords(uses.map(({ keyword }) => keyword)).map(({ similarity, indices }) => ({
    similarity,
    keywords: indices.flatMap((index) => {
      const use = uses[index];
      if (!use) return [];
      const { keywordId, keyword, bandCount, memberCount } = use;
      return [{ keywordId, keyword, bandCount, memberCount }];
    }),
  }));
}
