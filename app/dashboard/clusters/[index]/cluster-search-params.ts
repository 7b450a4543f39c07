import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { CLUSTER_SORTS } from '#server/schemas/cluster-words.ts';

/** What the address says of one cluster's bands; read by the page and by its view. */
export const clusterSearchParams = {
  q: parseAsString.withDefault(''),
  /** A bar of the closeness histogram. */
  bar: parseAsInteger,
  sort: parseAsStringLiteral(CLUSTER_SORTS).withDefault('closeness'),
  dir: parseAsStringLiteral(['asc', 'desc'] as const).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
};
export type ClusterSearch = inferParserType<typeof clusterSearchParams>;

export const loadClusterSearch = createLoader(clusterSearchParams);

const MAX_QUERY_LENGTH = 100;
const MAX_BAR = 100;

/** The question that an address asks; whatever is out of bounds is brought within. */
export function toClusterBandsInput(index: number, { q, dir, bar, page, sort }: ClusterSearch) {
  return {
    index,
    query: q.slice(0, MAX_QUERY_LENGTH),
    bar: bar === null ? null : Math.min(Math.max(bar, -MAX_BAR), MAX_BAR),
    sort,
    direction: dir,
    page: Math.min(Math.max(page, 1), 1_000_000),
  };
}
