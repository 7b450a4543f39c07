'use client';

import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../trpc-provider.tsx';
import { useJobEvents } from './use-job-events.ts';

/** In case the events don't come through: a proxy may hold them back. */
const POLL_MS = 10_000;

/** What waits, runs or rests: told by the server as it happens, and asked for when the page is looked at again. */
export function useActiveJobs() {
  const trpc = useTrpc();
  const query = useQuery(
    trpc.job.active.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.jobs.length ? POLL_MS : false),
      refetchOnWindowFocus: 'always',
    }),
  );
  const hasJobs = query.data !== undefined && query.data.jobs.length > 0;
  useJobEvents(hasJobs);
  return query;
}
