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

/** The kinds that can rest and then go on where they were: a map or a check begins anew, an activation is one step. */
export const PAUSABLE_JOB_KINDS = [
  'embedMissing',
  'embedStale',
  'embedByIds',
  'embedAll',
  'prepareModel',
  'runImport',
  'draftDescriptions',
] as const;
