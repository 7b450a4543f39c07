import { z } from 'zod';
import { keywordWordSchema } from './band-edit.ts';
import { MERGED_KEYWORD_COUNT, SIMILARITIES } from './keyword-edit-words.ts';

const keywordIdSchema = z.number().int();

export const renameKeywordInputSchema = z.object({
  keywordId: keywordIdSchema,
  /** The word that the curator saw. */
  from: z.string(),
  to: keywordWordSchema,
  /** Where the word is another keyword's: make one of both. */
  isMergeWanted: z.boolean().default(false),
});
export type RenameKeywordInput = z.input<typeof renameKeywordInputSchema>;

export const mergeKeywordsInputSchema = z.object({
  sourceIds: z.array(keywordIdSchema).min(1).max(MERGED_KEYWORD_COUNT),
  targetId: keywordIdSchema,
});
export type MergeKeywordsInput = z.infer<typeof mergeKeywordsInputSchema>;

export const keywordIdsSchema = z.object({
  keywordIds: z.array(keywordIdSchema).min(1).max(MERGED_KEYWORD_COUNT),
});

export const similarKeywordsSchema = z.object({
  groups: z.array(
    z.object({
      similarity: z.enum(SIMILARITIES),
      /** The most used first: the others could become it. */
      keywords: z.array(
        z.object({
          keywordId: keywordIdSchema,
          keyword: z.string(),
          bandCount: z.number().int(),
          memberCount: z.number().int(),
        }),
      ),
    }),
  ),
});
export type SimilarKeywords = z.infer<typeof similarKeywordsSchema>['groups'][number];
