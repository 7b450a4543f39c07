import {
  comparisonInputSchema,
  comparisonSchema,
  memberInputSearchSchema,
  memberInputsSchema,
} from '../schemas/comparison.ts';
import {
  previewInputSchema,
  previewOutputSchema,
  runInputSchema,
  runOutputSchema,
  storedBandsSchema,
  versionSchema,
} from '../schemas/recommendation.ts';
import { compareVersions } from '../services/compare-versions.ts';
import { findMemberInputs } from '../services/find-member-inputs.ts';
import { listRecommendations } from '../services/list-recommendations.ts';
import { previewRecommendations } from '../services/preview-recommendations.ts';
import { updateRecommendations } from '../services/update-recommendations.ts';
import {
  curatorProcedure,
  limitedDemoProcedure,
  limitedMemberProcedure,
  memberProcedure,
  router,
} from '../trpc.ts';

export const recommendationRouter = router({
  /** Recommends by V3 for the token's member and stores the answer. */
  update: limitedMemberProcedure
    .output(storedBandsSchema)
    .mutation(({ ctx }) => updateRecommendations(ctx, { ...ctx.member, source: 'member' })),

  /** What is stored for the token's member. */
  list: memberProcedure
    .output(storedBandsSchema)
    .query(({ ctx }) => listRecommendations(ctx, ctx.member)),

  /** Any version for any picks, the bands alone; stores nothing. */
  run: curatorProcedure
    .input(runInputSchema.extend({ version: versionSchema }))
    .output(runOutputSchema)
    .query(({ ctx, input: { keywords, ...input } }) =>
      previewRecommendations(ctx, { ...input, keywordIds: keywords }),
    ),

  /** Any version for any picks, with the explanation; stores nothing. */
  preview: limitedDemoProcedure
    .input(previewInputSchema)
    .output(previewOutputSchema)
    .query(({ ctx, input }) => previewRecommendations(ctx, input)),

  /** All versions side by side, with other constants where asked for; stores nothing. */
  compare: curatorProcedure
    .input(comparisonInputSchema)
    .output(comparisonSchema)
    .query(({ ctx, input }) => compareVersions(ctx, input)),

  /** What members picked, to start a comparison from. */
  memberInputs: curatorProcedure
    .input(memberInputSearchSchema)
    .output(memberInputsSchema)
    .query(async ({ ctx, input }) => ({ members: await findMemberInputs(ctx, input) })),
});
