import { restRoute } from '#server/rest/rest-route.ts';
import { embedByIdsSchema } from '#server/schemas/embedding.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  POST: async ({ caller, readJson }) =>
    caller.embedding.updateByIds(await readJson(embedByIdsSchema)),
});
