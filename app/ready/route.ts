import { restRoute } from '#server/rest/rest-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  GET: async ({ caller }) => {
    const readiness = await caller.health.ready();
    return Response.json(readiness, { status: readiness.status === 'ok' ? 200 : 503 });
  },
});
