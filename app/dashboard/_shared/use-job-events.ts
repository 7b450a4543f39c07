'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { isLiveJob } from './is-live-job.ts';

/** However many parts of a page show jobs, the page listens once. */
let listeners = 0;
let stop: (() => void) | undefined;

/** Writes what happens to jobs into the answers of `job.active` and `job.get`, as long as one is on. */
export function useJobEvents(isOn: boolean): void {
  const trpc = useTrpc();
  const client = useQueryClient();
  useEffect(() => {
    if (!isOn) return;
    const write = (jobs: Job[]) => {
      for (const job of jobs) {
        client.setQueryData(trpc.job.get.queryKey({ jobId: job.jobId }), job);
      }
      client.setQueryData(trpc.job.active.queryKey(), { jobs: jobs.filter(isLiveJob) });
    };
    const listen = () => {
      import('./watch-jobs.ts').then(({ watchJobs }) => {
        if (listeners === 0 || stop) return;
        stop = watchJobs(write, () => {
          stop = undefined;
        });
      });
    };
    listeners += 1;
    listen();
    return () => {
      listeners -= 1;
      if (listeners > 0) return;
      stop?.();
      stop = undefined;
    };
  }, [isOn, client, trpc]);
}
