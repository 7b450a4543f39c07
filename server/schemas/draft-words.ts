export const DRAFT_PAGE_SIZE = 10;
export const MAX_DRAFT_CHARS = 20_000;
