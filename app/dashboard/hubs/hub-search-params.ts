import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { HUB_LISTS, HUB_SORTS, LIST_KINDS } from '#server/schemas/hub-words.ts';

/** What the address says of the page; read by the page and by its view. */
export const hubSearchParams = {
  by: parseAsStringLiteral(LIST_KINDS).withDefault('sets'),
  list: parseAsStringLiteral(HUB_LISTS).withDefault('hubs'),
  /** A bar of the histogram in place of the list. */
  min: parseAsInteger,
  max: parseAsInteger,
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(HUB_SORTS).withDefault('count'),
  dir: parseAsStringLiteral(['asc', 'desc'] as const).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
};
export type HubSearch = inferParserType<typeof hubSearchParams>;

export const loadHubSearch = createLoader(hubSearchParams);

const MAX_QUERY_LENGTH = 100;

/** The question that an address asks; whatever is out of bounds is brought within. */
export function toHubListInput({ q, dir, page, min, max, ...search }: HubSearch) {
  const clamp = (value: number | null) =>
    value === null ? null : Math.min(Math.max(value, 0), 2 ** 31 - 1);
  return {
    ...search,
    min: clamp(min),
    max: clamp(max),
    query: q.slice(0, MAX_QUERY_LENGTH),
    direction: dir,
    page: Math.min(Math.max(page, 1), 1_000_000),
  };
}
