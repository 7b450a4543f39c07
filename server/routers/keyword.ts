import { z } from 'zod';
import { keywordSchema } from '../schemas/band.ts';
import { changedSchema } from '../schemas/band-edit.ts';
import { chosenKeywordsSchema } from '../schemas/comparison.ts';
import { MAX_COMPARED_KEYWORDS } from '../schemas/comparison-limits.ts';
import {
  keywordIdsSchema,
  mergeKeywordsInputSchema,
  renameKeywordInputSchema,
  similarKeywordsSchema,
} from '../schemas/keyword-edit.ts';
import { keywordListInputSchema, keywordListSchema } from '../schemas/keyword-list.ts';
import { browseKeywords } from '../services/browse-keywords.ts';
import { findKeywords } from '../services/find-keywords.ts';
import { findSimilarKeywords } from '../services/find-similar-keywords.ts';
import { listKeywords } from '../services/list-keywords.ts';
import { mergeKeywords } from '../services/merge-keywords.ts';
import { removeKeywords, restoreKeywords } from '../services/remove-keywords.ts';
import { renameKeyword } from '../services/rename-keyword.ts';
import { curatorProcedure, demoProcedure, router } from '../trpc.ts';

export const keywordRouter = router({
  /** Keywords that live bands carry, the most used first. */
  list: demoProcedure
    .output(z.object({ keywords: z.array(keywordSchema) }))
    .query(async ({ ctx }) => ({ keywords: await listKeywords(ctx) })),

  /** A page of all keywords, with what became of each. */
  browse: curatorProcedure
    .input(keywordListInputSchema)
    .output(keywordListSchema)
    .query(({ ctx, input }) => browseKeywords(ctx, input)),

  /** @throws AppError KEYWORD_EXISTS when another live one is the same word: they can be merged */
  rename: curatorProcedure
    .input(renameKeywordInputSchema)
    .output(changedSchema)
    .mutation(({ ctx, input }) => renameKeyword(ctx, input)),

  /** One keyword of several; their bands and members keep it. */
  merge: curatorProcedure
    .input(mergeKeywordsInputSchema)
    .output(changedSchema)
    .mutation(({ ctx, input }) => mergeKeywords(ctx, input)),

  remove: curatorProcedure
    .input(keywordIdsSchema)
    .output(changedSchema)
    .mutation(({ ctx, input }) => removeKeywords(ctx, input)),

  restore: curatorProcedure
    .input(keywordIdsSchema)
    .output(changedSchema)
    .mutation(({ ctx, input }) => restoreKeywords(ctx, input)),

  /** Keywords that look like one and the same. */
  similar: curatorProcedure
    .output(similarKeywordsSchema)
    .query(async ({ ctx }) => ({ groups: await findSimilarKeywords(ctx) })),

  /** The live keywords among these, also those that no band carries. */
  byIds: curatorProcedure
    .input(z.object({ keywordIds: z.array(z.number().int()).max(MAX_COMPARED_KEYWORDS) }))
    .output(chosenKeywordsSchema)
    .query(async ({ ctx, input }) => ({ keywords: await findKeywords(ctx, input) })),
});
