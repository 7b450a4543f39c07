/** As long as the column is. */
export const MODEL_NAME_LENGTH = 200;

/** What people are most likely to switch to; any other name does too. */
export const SUGGESTED_MODELS = [
  'text-embedding-3-small',
  'text-embedding-3-large',
  'text-embedding-ada-002',
  'local-lexical-v1',
] as const;
