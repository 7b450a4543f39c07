import { findKeywordsByIds } from '#db/queries/keyword.ts';
import { countKeywords, listKeywordUses } from '#db/queries/keyword-list.ts';
import { cleanQuery } from '#db/queries/text-search.ts';
import type { Runtime } from '../runtime.ts';
import type { KeywordList, KeywordListInput } from '../schemas/keyword-list.ts';
import { KEYWORD_PAGE_SIZE } from '../schemas/keyword-list-words.ts';

/** A page of the keywords and what became of each. */
export async function browseKeywords(
  { db }: Pick<Runtime, 'db'>,
  input: KeywordListInput,
): Promise<KeywordList> {
  const query = cleanQuery(input.query) || undefined;
  const isUsed = input.used && input.used === 'yes';
  const { isDeleted } = input;
  const [rows, counts, deleted] = await Promise.all([
    listKeywordUses(db, {
      filter: { query, isUsed, isDeleted },
      order: { by: input.sort, direction: input.direction },
      limit: KEYWORD_PAGE_SIZE,
      offset: (input.page - 1) * KEYWORD_PAGE_SIZE,
    }),
    countKeywords(db, { query, isDeleted }),
    countKeywords(db, { query, isDeleted: true }),
  ]);
  const twinIds = rows.flatMap((row) => row.sameIds.filter((id) => id !== row.keywordId));
  const twins = twinIds.length > 0 ? await findKeywordsByIds(db, { keywordIds: twinIds }) : [];
  return {
    keywords: rows.map(({ sameIds, ...row }) => ({
      ...row,
      twins: twins.filter(
        (twin) => twin.keywordId !== row.keywordId && sameIds.includes(twin.keywordId),
      ),
    })),
    totalCount:
      isUsed === undefined ? counts.used + counts.unused : isUsed ? counts.used : counts.unused,
    counts: { ...counts, deleted: deleted.used + deleted.unused },
  };
}
