import { restRoute } from '#server/rest/rest-route.ts';
import { embedTextSchema } from '#server/schemas/embedding.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  POST: async ({ caller, readJson }) => caller.embedding.single(await readJson(embedTextSchema)),
});
