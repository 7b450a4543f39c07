/** Lists that a band can be in: members' stored sets, or other bands' lists of nearest neighbours. */
export const LIST_KINDS = ['sets', 'neighbours'] as const;

/** Bands in too many lists, or in none. */
export const HUB_LISTS = ['hubs', 'orphans'] as const;
export const HUB_SORTS = ['count', 'other', 'name'] as const;
export type HubSort = (typeof HUB_SORTS)[number];
export const HUB_PAGE_SIZE = 20;
