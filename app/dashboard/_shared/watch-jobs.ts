import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import type { AppRouter } from '#server/routers/app.ts';
import type { Job } from '#server/schemas/job.ts';

/** Loaded when a job runs: the link for events is in no first load. */
const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: '/api/trpc' })] });

/**
 * Hears of the live jobs, and of those that end, as it happens. `onEnd`: none is live any more, or the server can't
 * be heard. Answers what stops it.
 */
export function watchJobs(onJobs: (jobs: Job[]) => void, onEnd: () => void): () => void {
  const subscription = client.job.watch.subscribe(undefined, {
    onData: ({ data }) => onJobs(data.jobs),
    onError: onEnd,
    onComplete: onEnd,
  });
  return () => subscription.unsubscribe();
}
