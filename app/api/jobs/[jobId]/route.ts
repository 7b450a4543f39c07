import { restRoute } from '#server/rest/rest-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  GET: ({ caller, params }) => caller.job.get({ jobId: String(params.jobId) }),
});
