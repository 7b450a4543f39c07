import { wrapPayload } from '#server/rest/envelope.ts';
import { restRoute } from '#server/rest/rest-route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  GET: async ({ caller }) => wrapPayload('추천 밴드 조회 API', await caller.recommendation.list()),
});
