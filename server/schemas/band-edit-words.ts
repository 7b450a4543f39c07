// Limits of a band's fields; apart from the schemas, so that the form needn't load zod for them.

export const BAND_NAME_LENGTH = 255;
export const TRACK_TITLE_LENGTH = 500;
export const WEB_ADDRESS_LENGTH = 2_000;
export const DESCRIPTION_LENGTH = 100_000;
export const KEYWORD_LENGTH = 255;
export const BAND_KEYWORD_COUNT = 50;
/** What the embedding models take; a longer text can be kept but not embedded. */
export const MAX_DESCRIPTION_TOKENS = 8_191;
/** Bands that one bulk action takes. */
export const BULK_BAND_COUNT = 50_000;
/** Bands that one bulk re-embedding takes. */
export const BULK_EMBED_COUNT = 10_000;
