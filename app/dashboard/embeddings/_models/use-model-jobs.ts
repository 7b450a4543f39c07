'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import type { Job } from '#server/schemas/job.ts';
import { isLiveJob } from '../../_shared/is-live-job.ts';
import { useActiveJobs } from '../../_shared/use-active-jobs.ts';

const KINDS: Job['kind'][] = ['prepareModel', 'activateModel'];
const NEWEST = { limit: 20, kinds: KINDS };

export interface ModelJobs {
  /** The job that makes a model ready or active: the one on its way, else how the last one ended. */
  jobOf: (model: string) => Job | undefined;
  isAnyLive: boolean;
}

/** The jobs of the models, and everything asked anew when one of them has ended: answers depend on the model. */
export function useModelJobs(): ModelJobs {
  const trpc = useTrpc();
  const client = useQueryClient();
  const { data: active } = useActiveJobs();
  const { data: newest } = useQuery(trpc.job.list.queryOptions(NEWEST));
  const live = (active?.jobs ?? []).filter(({ kind }) => KINDS.includes(kind));
  const liveIds = live.map(({ jobId }) => jobId).join(' ');
  const hasEnded = useEffectEvent((ids: string) => {
    if (ids === '') return;
    client.invalidateQueries();
  });
  useEffect(() => () => hasEnded(liveIds), [liveIds]);
  return {
    isAnyLive: live.length > 0,
    jobOf: (model) => {
      const isOfModel = ({ params }: Job) => params.model === model;
      return live.find(isOfModel) ?? newest?.jobs.find((job) => isOfModel(job) && !isLiveJob(job));
    },
  };
}
