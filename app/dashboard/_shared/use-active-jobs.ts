'use client';

import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../trpc-provider.tsx';

const POLL_MS = 2_000;

/** What waits or runs: asked for every two seconds as long as something does, else when the page is looked at again. */
export function useActiveJobs() {
  const trpc = useTrpc();
  return useQuery(
    trpc.job.active.queryOptions(undefined, {
      refetchInterval: (query) => (query.state.data?.jobs.length ? POLL_MS : false),
      refetchOnWindowFocus: 'always',
    }),
  );
}
