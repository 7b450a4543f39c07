// The words of the list's address; apart from the schemas, so that the browser needn't load zod for them.

export const VECTOR_FILTERS = ['current', 'stale', 'foreign', 'missing', 'blank'] as const;
/** `is_band`: true or false. */
export const BAND_KINDS = ['band', 'solo'] as const;
export const BAND_LIST_SORT_KEYS = ['name', 'recommended', 'neighbours', 'updated'] as const;
export type BandListSortKey = (typeof BAND_LIST_SORT_KEYS)[number];
/** What the list can show of a band besides its name. */
export const BAND_COLUMNS = [
  ...(['kind', 'vector', 'cluster', 'recommended'] as const),
  ...(['neighbours', 'updated', 'track', 'music'] as const),
] as const;
export type BandColumn = (typeof BAND_COLUMNS)[number];
export const DEFAULT_BAND_COLUMNS = BAND_COLUMNS.filter((column) => column !== 'track');
export const BAND_PAGE_SIZE = 50;
