/**
 * `outdated`: the set is not what an update would start from today. `few-picks`: fewer than three.
 * `no-vector`: picks, but none that the search knows.
 */
export const MEMBER_STATES = ['has-set', 'no-set', 'outdated', 'few-picks', 'no-vector'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export const MEMBER_SORTS = ['label', 'picks', 'keywords', 'set', 'score'] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

export const MEMBER_PAGE_SIZE = 50;
