import { AppError } from '#server/errors.ts';
import { restRoute } from '#server/rest/rest-route.ts';
import { runInputSchema, versionSchema } from '#server/schemas/recommendation.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = restRoute({
  POST: async ({ caller, params, readJson }) => {
    const version = versionSchema.safeParse(params.version);
    if (!version.success) throw new AppError('ROUTE_NOT_FOUND');
    const input = await readJson(runInputSchema);
    return caller.recommendation.run({ ...input, version: version.data });
  },
});
