export const KEYWORD_LIST_SORT_KEYS = ['keyword', 'bands', 'members', 'recommendations'] as const;
export type KeywordListSortKey = (typeof KEYWORD_LIST_SORT_KEYS)[number];
export const KEYWORD_PAGE_SIZE = 50;
