import { tracked } from '@trpc/server';
import {
  computeMapSchema,
  jobFailureListSchema,
  jobIdSchema,
  jobListSchema,
  jobSchema,
  listJobFailuresSchema,
  listJobsSchema,
  startedJobSchema,
} from '../schemas/job.ts';
import { cancelJob } from '../services/cancel-job.ts';
import { listJobFailures } from '../services/list-job-failures.ts';
import { getJob, listActiveJobs, listJobs } from '../services/list-jobs.ts';
import { pauseJob, resumeJob } from '../services/pause-job.ts';
import { retryJob } from '../services/retry-job.ts';
import { startJob } from '../services/start-job.ts';
import { watchJobs } from '../services/watch-jobs.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const jobRouter = router({
  /** The newest first. */
  list: curatorProcedure
    .input(listJobsSchema)
    .output(jobListSchema)
    .query(async ({ ctx, input }) => ({ jobs: await listJobs(ctx, input) })),

  get: curatorProcedure
    .input(jobIdSchema)
    .output(jobSchema)
    .query(({ ctx, input }) => getJob(ctx, input.jobId)),

  /** What waits, runs or rests. */
  active: curatorProcedure
    .output(jobListSchema)
    .query(async ({ ctx }) => ({ jobs: await listActiveJobs(ctx) })),

  /** The same as events, with those that just ended; over when nothing is live. */
  watch: curatorProcedure.subscription(async function* ({ ctx, signal }) {
    for await (const jobs of watchJobs(ctx, signal)) {
      // Whoever comes back gets what is now: the id only tells events apart.
      yield tracked(String(Date.now()), { jobs });
    }
  }),

  cancel: curatorProcedure
    .input(jobIdSchema)
    .output(jobSchema)
    .mutation(({ ctx, input }) => cancelJob(ctx, input.jobId)),

  pause: curatorProcedure
    .input(jobIdSchema)
    .output(jobSchema)
    .mutation(({ ctx, input }) => pauseJob(ctx, input.jobId)),

  resume: curatorProcedure
    .input(jobIdSchema)
    .output(jobSchema)
    .mutation(({ ctx, input }) => resumeJob(ctx, input.jobId)),

  /** Lets a job that is over do what it left or could not do. */
  retryFailed: curatorProcedure
    .input(jobIdSchema)
    .output(jobSchema)
    .mutation(({ ctx, input }) => retryJob(ctx, input.jobId)),

  /** What a job could not do, by band, with the reason. */
  failures: curatorProcedure
    .input(listJobFailuresSchema)
    .output(jobFailureListSchema)
    .query(({ ctx, input }) => listJobFailures(ctx, input)),

  /** Starts a new map of the catalogue, or answers the one that is on its way. */
  computeMap: curatorProcedure
    .input(computeMapSchema)
    .output(startedJobSchema)
    .mutation(({ ctx, input }) =>
      startJob(ctx, {
        kind: 'computeMap',
        params: input,
        dedupeKey: 'computeMap',
        requestedBy: ctx.actor.curator?.curatorId,
      }),
    ),
});
