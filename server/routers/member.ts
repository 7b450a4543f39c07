import {
  memberInputSchema,
  memberListInputSchema,
  memberListSchema,
  memberSetInputSchema,
  memberSetSchema,
  memberStorySchema,
  recomputedSchema,
} from '../schemas/member.ts';
import { explainMemberSet } from '../services/explain-member-set.ts';
import { getMember } from '../services/get-member.ts';
import { listMembers } from '../services/list-members.ts';
import { updateRecommendations } from '../services/update-recommendations.ts';
import { curatorProcedure, router } from '../trpc.ts';

/** Members as curators see them; their own procedures are in `recommendation`. */
export const memberRouter = router({
  /** Searched, filtered, sorted and paged here. */
  list: curatorProcedure
    .input(memberListInputSchema)
    .output(memberListSchema)
    .query(({ ctx, input }) => listMembers(ctx, input)),

  /** Choices, stored set and history of one member. */
  get: curatorProcedure
    .input(memberInputSchema)
    .output(memberStorySchema)
    .query(({ ctx, input }) => getMember(ctx, input)),

  /** Why one set is what it is: the stored one, an earlier one, or what an update would answer now. */
  set: curatorProcedure
    .input(memberSetInputSchema)
    .output(memberSetSchema)
    .query(({ ctx, input }) => explainMemberSet(ctx, input)),

  /** Recommends anew and stores the answer, as if the member had asked. */
  recompute: curatorProcedure
    .input(memberInputSchema)
    .output(recomputedSchema)
    .mutation(async ({ ctx, input }) => {
      const { bands } = await updateRecommendations(ctx, { ...input, source: 'curator' });
      return { bandIds: bands.map(({ bandId }) => bandId) };
    }),
});
