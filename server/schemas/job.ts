import { z } from 'zod';

export const JOB_KINDS = ['computeMap'] as const;

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

/** Why a job failed, by the name that the messages know. */
export const JOB_FAILURES = [
  'NO_VECTORS',
  'WORKER_LOST',
  'DATABASE_UNAVAILABLE',
  'INTERNAL',
] as const;
export type JobFailure = (typeof JOB_FAILURES)[number];

export const computeMapSchema = z.object({
  /** Undefined: the number is chosen by silhouette. */
  clusterCount: z.int().min(2).max(40).optional(),
});
export type ComputeMapInput = z.infer<typeof computeMapSchema>;

export const jobIdSchema = z.object({ jobId: z.uuid() });

export const jobSchema = z.object({
  jobId: z.uuid(),
  kind: z.enum(JOB_KINDS),
  clusterCount: z.int().optional(),
  state: z.enum(['queued', 'running', 'paused', 'done', 'failed', 'cancelled']),
  stage: z.enum(MAP_JOB_STAGES).optional(),
  /** How far the whole job is, 0 … 1. */
  progress: z.number().min(0).max(1),
  /** Expected, from how long it has taken so far; undefined as long as that says little. */
  remainingMs: z.number().optional(),
  failure: z.enum(JOB_FAILURES).optional(),
  isCancelRequested: z.boolean(),
  /** Name of the curator who asked for it. */
  requestedBy: z.string().optional(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobListSchema = z.object({ jobs: z.array(jobSchema) });
export const listJobsSchema = z.object({ limit: z.int().min(1).max(100).default(20) });
export const startedJobSchema = z.object({
  job: jobSchema,
  /** False when one was on its way already, and this is it. */
  isNew: z.boolean(),
});
