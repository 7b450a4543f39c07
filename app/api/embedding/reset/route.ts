import { restRoute } from '#server/rest/rest-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  POST: ({ caller }) => caller.embedding.reset(),
});
