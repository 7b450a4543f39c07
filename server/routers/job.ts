import {
  computeMapSchema,
  jobIdSchema,
  jobListSchema,
  jobSchema,
  listJobsSchema,
  startedJobSchema,
} from '../schemas/job.ts';
import { cancelJob } from '../services/cancel-job.ts';
import { getJob, listActiveJobs, listJobs } from '../services/list-jobs.ts';
import { startMapJob } from '../services/start-map-job.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const jobRouter = router({
  /** The newest first. */
  list: curatorProcedure
    .input(listJobsSchema)
    .output(jobListSchema)
    .query(async ({ ctx, input }) => ({ jobs: await listJobs(ctx, input.limit) })),

  get: curatorProcedure
    .input(jobIdSchema)
    .output(jobSchema)
    .query(({ ctx, input }) => getJob(ctx, input.jobId)),

  /** What waits or runs; asked for every two seconds while something does. */
  active: curatorProcedure
    .output(jobListSchema)
    .query(async ({ ctx }) => ({ jobs: await listActiveJobs(ctx) })),

  cancel: curatorProcedure
    .input(jobIdSchema)
    .output(jobSchema)
    .mutation(({ ctx, input }) => cancelJob(ctx, input.jobId)),

  /** Starts a new map of the catalogue, or answers the one that is on its way. */
  computeMap: curatorProcedure
    .input(computeMapSchema)
    .output(startedJobSchema)
    .mutation(({ ctx, input }) => startMapJob(ctx, input, ctx.actor.curator?.curatorId)),
});
