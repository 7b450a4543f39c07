/** Keywords that one merge or removal takes. */
export const MERGED_KEYWORD_COUNT = 1_000;
/** Why two keywords may be one, the surest first. */
export const SIMILARITIES = ['same', 'ending', 'spelling'] as const;
export type Similarity = (typeof SIMILARITIES)[number];
