// The words of the list's address; apart from the schemas, so that the browser needn't load zod for them.

export const VECTOR_FILTERS = ['current', 'stale', 'foreign', 'missing', 'blank'] as const;
/** `is_band`: true or false. */
export const BAND_KINDS = ['band', 'solo'] as const;
export const BAND_LIST_SORT_KEYS = ['name', 'recommended', 'neighbours', 'updated'] as const;
export type BandListSortKey = (typeof BAND_LIST_SORT_KEYS)[number];
export const BAND_PAGE_SIZE = 50;
