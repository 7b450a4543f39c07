import type { StartedJob } from '../schemas/job.ts';

/** 202: the job is on its way, and where to ask for it. */
export function answerAccepted({ job }: StartedJob): Response {
  return Response.json(job, {
    status: 202,
    headers: { location: `/api/jobs/${job.jobId}`, 'preference-applied': 'respond-async' },
  });
}
