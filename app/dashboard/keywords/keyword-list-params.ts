import {
  createLoader,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { KEYWORD_LIST_SORT_KEYS } from '#server/schemas/keyword-list-words.ts';

/** The address of the list. */
export const keywordListParsers = {
  q: parseAsString.withDefault(''),
  used: parseAsStringLiteral(['no', 'yes'] as const),
  trash: parseAsBoolean.withDefault(false),
  /** Near-duplicates are pointed out above the list. */
  similar: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(KEYWORD_LIST_SORT_KEYS).withDefault('bands'),
  dir: parseAsStringLiteral(['asc', 'desc'] as const).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
};

export type KeywordListParams = inferParserType<typeof keywordListParsers>;

export const loadKeywordListParams = createLoader(keywordListParsers);

/** As `keywordListInputSchema` takes them; anybody can write an address. */
const MAX_QUERY_LENGTH = 100;
const MAX_PAGE = 1_000_000;

/** What the list is asked with. */
export function toListInput({ q, used, trash, sort, dir, page }: KeywordListParams) {
  return {
    query: q.slice(0, MAX_QUERY_LENGTH),
    used: used ?? undefined,
    isDeleted: trash || undefined,
    sort,
    direction: dir,
    page: Math.min(Math.max(page, 1), MAX_PAGE),
  };
}
