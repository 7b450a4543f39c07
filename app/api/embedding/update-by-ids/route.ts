import { answerAccepted } from '#server/rest/accepted.ts';
import { restRoute } from '#server/rest/rest-route.ts';
import { embedByIdsSchema } from '#server/schemas/embedding.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  POST: async ({ caller, prefersAsync, readJson }) => {
    const input = await readJson(embedByIdsSchema);
    return prefersAsync
      ? answerAccepted(await caller.embedding.start({ scope: { kind: 'ids', ...input } }))
      : caller.embedding.updateByIds(input);
  },
});
