import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import {
  BAND_COLUMNS,
  BAND_KINDS,
  BAND_LIST_SORT_KEYS,
  VECTOR_FILTERS,
} from '#server/schemas/band-list-words.ts';

/** The address of the list: what is looked for, and in which order. */
export const bandListParsers = {
  q: parseAsString.withDefault(''),
  vector: parseAsStringLiteral(VECTOR_FILTERS),
  recommended: parseAsStringLiteral(['never'] as const),
  kind: parseAsStringLiteral(BAND_KINDS),
  keyword: parseAsInteger,
  trash: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(BAND_LIST_SORT_KEYS).withDefault('name'),
  dir: parseAsStringLiteral(['asc', 'desc'] as const).withDefault('asc'),
  /** Besides the name; absent: the usual ones. */
  columns: parseAsArrayOf(parseAsStringLiteral(BAND_COLUMNS)),
  page: parseAsInteger.withDefault(1),
};

export type BandListParams = inferParserType<typeof bandListParsers>;

export const loadBandListParams = createLoader(bandListParsers);

/** What the facets are asked with. */
export function toFilterInput({ q, vector, recommended, kind, keyword, trash }: BandListParams) {
  return {
    query: q.slice(0, MAX_QUERY_LENGTH),
    vector: vector ?? undefined,
    recommended: recommended ?? undefined,
    kind: kind ?? undefined,
    keywordId: keyword ?? undefined,
    isDeleted: trash || undefined,
  };
}

/** What the list is asked with. */
export function toListInput(params: BandListParams) {
  return {
    ...toFilterInput(params),
    sort: params.sort,
    direction: params.dir,
    page: Math.min(Math.max(params.page, 1), MAX_PAGE),
  };
}

/** As `bandListInputSchema` takes them; anybody can write an address. */
const MAX_QUERY_LENGTH = 100;
const MAX_PAGE = 1_000_000;
