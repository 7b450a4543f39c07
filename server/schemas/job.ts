import { z } from 'zod';

/** What a job can be; `server/jobs/job-kinds.ts` says how each is done. */
export const JOB_KIND_NAMES = [
  'computeMap',
  'embedMissing',
  'embedStale',
  'embedByIds',
  'embedAll',
  'prepareModel',
  'activateModel',
  'checkImport',
  'runImport',
  'draftDescriptions',
] as const;
export type JobKindName = (typeof JOB_KIND_NAMES)[number];

/** Stages of the map job in their order; the messages have words for each. */
export const MAP_JOB_STAGES = [
  'readingVectors',
  'principalComponents',
  'neighbours',
  'layout',
  'clusters',
  'storing',
] as const;
export type MapJobStage = (typeof MAP_JOB_STAGES)[number];

export const JOB_STAGES = [
  ...MAP_JOB_STAGES,
  'planning',
  'activating',
  'embedding',
  /** The provider limits us or is down; it is asked again. */
  'waitingForProvider',
  'checkingRows',
  'applyingRows',
  'writingDrafts',
] as const;
export type JobStage = (typeof JOB_STAGES)[number];

/** Why a job failed, by the name that the messages know. */
export const JOB_FAILURES = [
  'NO_VECTORS',
  'WORKER_LOST',
  'DATABASE_UNAVAILABLE',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_REFUSES',
  'PROVIDER_ANSWERS_WRONG',
  'MODEL_CHANGED',
  'WRITER_OFF',
  'WRITER_UNAVAILABLE',
  'INTERNAL',
] as const;
export type JobFailure = (typeof JOB_FAILURES)[number];

export const computeMapSchema = z.object({
  /** Undefined: the number is chosen by silhouette. */
  clusterCount: z.int().min(2).max(40).optional(),
});
export type ComputeMapInput = z.infer<typeof computeMapSchema>;

export const jobIdSchema = z.object({ jobId: z.uuid() });

/** What people want to know of a job's parameters. */
const jobParamsSchema = z.object({
  clusterCount: z.int().optional(),
  /** The embedding model whose vectors it makes. */
  model: z.string().optional(),
  /** How many were asked for by their ids. */
  count: z.int().optional(),
  /** The import that it checks or runs. */
  importId: z.uuid().optional(),
});
export type JobParams = z.infer<typeof jobParamsSchema>;

/** What it came to, as far as people want to know; each kind has some of it. */
export const jobResultSchema = z.object({
  mapId: z.int().optional(),
  bandCount: z.int().optional(),
  clusterCount: z.int().optional(),
  /** Vectors that were stored. */
  stored: z.int().optional(),
});

export const jobSchema = z.object({
  jobId: z.uuid(),
  kind: z.enum(JOB_KIND_NAMES),
  params: jobParamsSchema,
  state: z.enum(['queued', 'running', 'paused', 'done', 'failed', 'cancelled']),
  stage: z.enum(JOB_STAGES).optional(),
  /** How far the whole job is, 0 … 1. */
  progress: z.number().min(0).max(1),
  done: z.int(),
  /** 0 as long as it isn't known. */
  total: z.int(),
  /** Of `done`, those that could not be. */
  failed: z.int(),
  /** Tokens that a provider was paid for. */
  tokens: z.int(),
  /** What they cost; undefined where the price isn't known. */
  costUsd: z.number().optional(),
  /** Since a worker took it; undefined as long as that says little. */
  perSecond: z.number().optional(),
  /** Expected, from that rate. */
  remainingMs: z.number().optional(),
  result: jobResultSchema.optional(),
  failure: z.enum(JOB_FAILURES).optional(),
  isCancelRequested: z.boolean(),
  isPauseRequested: z.boolean(),
  /** Name of the curator who asked for it. */
  requestedBy: z.string().optional(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobListSchema = z.object({ jobs: z.array(jobSchema) });
export const listJobsSchema = z.object({
  limit: z.int().min(1).max(100).default(20),
  /** Undefined: of all kinds. */
  kinds: z.array(z.enum(JOB_KIND_NAMES)).optional(),
});
export type ListJobsInput = z.infer<typeof listJobsSchema>;
export const startedJobSchema = z.object({
  job: jobSchema,
  /** False when one was on its way already, and this is it. */
  isNew: z.boolean(),
});
export type StartedJob = z.infer<typeof startedJobSchema>;

export const listJobFailuresSchema = jobIdSchema.extend({ page: z.int().min(1).default(1) });
export type ListJobFailuresInput = z.infer<typeof listJobFailuresSchema>;
export const jobFailureListSchema = z.object({
  failures: z.array(
    z.object({
      bandId: z.int(),
      bandName: z.string().nullable(),
      /** By the name that the messages know. */
      reason: z.string(),
    }),
  ),
  count: z.int(),
  pageSize: z.int(),
});
export type JobFailureList = z.infer<typeof jobFailureListSchema>;
