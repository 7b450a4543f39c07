import { answerAccepted } from '#server/rest/accepted.ts';
import { restRoute } from '#server/rest/rest-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  POST: async ({ caller, prefersAsync }) =>
    prefersAsync
      ? answerAccepted(await caller.embedding.start({ scope: { kind: 'missing' } }))
      : caller.embedding.updateMissing(),
});
