// Apart from the schemas, so that the browser needn't load zod for them.

/** The kinds that make vectors. */
export const EMBEDDING_JOB_KINDS = [
  'embedMissing',
  'embedStale',
  'embedByIds',
  'embedAll',
  'prepareModel',
  'activateModel',
] as const;
