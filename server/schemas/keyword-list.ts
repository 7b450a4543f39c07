import { z } from 'zod';
import { listQuerySchema } from './band-list.ts';
import { KEYWORD_LIST_SORT_KEYS } from './keyword-list-words.ts';

export const keywordListInputSchema = z.object({
  query: listQuerySchema,
  /** Whether a band carries it. */
  used: z.enum(['no', 'yes']).optional(),
  /** Keywords in the trash, and only those. */
  isDeleted: z.boolean().optional(),
  sort: z.enum(KEYWORD_LIST_SORT_KEYS).default('bands'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
});
export type KeywordListInput = z.infer<typeof keywordListInputSchema>;

export const listedKeywordSchema = z.object({
  keywordId: z.number().int(),
  keyword: z.string(),
  bandCount: z.number().int(),
  memberCount: z.number().int(),
  /** Recommendations in members' sets whose band carries it. */
  recommendationCount: z.number().int(),
  /** Other keywords that are the same word but for case, spaces and how letters are composed. */
  twins: z.array(z.object({ keywordId: z.number().int(), keyword: z.string() })),
});
export type ListedKeyword = z.infer<typeof listedKeywordSchema>;

export const keywordListSchema = z.object({
  keywords: z.array(listedKeywordSchema),
  totalCount: z.number().int(),
  /** What the search alone finds, by whether a band carries it. */
  counts: z.object({
    used: z.number().int(),
    unused: z.number().int(),
    deleted: z.number().int(),
  }),
});
export type KeywordList = z.infer<typeof keywordListSchema>;
