import { EMBEDDING_JOB_KINDS } from '#server/schemas/job-words.ts';

/** What the list of jobs is asked with, by page and view alike. */
export const embeddingJobsInput = { limit: 20, kinds: [...EMBEDDING_JOB_KINDS] };
