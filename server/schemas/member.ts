import { z } from 'zod';
import { bandIdSchema } from './band.ts';
import { MEMBER_SORTS, MEMBER_STATES } from './member-list-words.ts';
import { previewOutputSchema } from './recommendation.ts';
import { runSourceSchema } from './recommendation-run.ts';

export const memberListInputSchema = z.object({
  /** Part of the external id or the user id. */
  query: z.string().max(100).default(''),
  state: z.enum(MEMBER_STATES).nullable().default(null),
  /** Only members whose stored set holds this band. */
  recommended: bandIdSchema.nullable().default(null),
  sort: z.enum(MEMBER_SORTS).default('set'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  /** From 1; beyond the last page: the last one. */
  page: z.number().int().min(1).max(1_000_000).default(1),
});
export type MemberListInput = z.infer<typeof memberListInputSchema>;

/** A band as a monogram shows it. */
export const bandMarkSchema = z.object({
  bandId: bandIdSchema,
  bandName: z.string(),
  keywords: z.array(z.string()),
});
export type BandMark = z.infer<typeof bandMarkSchema>;

/** Why a stored set is no longer what an update would start from; all false: it is current. */
export const outdatedSchema = z.object({
  picks: z.boolean(),
  keywords: z.boolean(),
  /** Another embedding model is active. */
  model: z.boolean(),
  /** A band of the set was deleted. */
  bands: z.boolean(),
});
export type Outdated = z.infer<typeof outdatedSchema>;

export const memberRowSchema = z.object({
  /** Null for a member without one: there is no page of them. */
  externalId: z.string().nullable(),
  userId: z.string().nullable(),
  pickCount: z.number().int(),
  embeddedPickCount: z.number().int(),
  /** The first few. */
  picks: z.array(bandMarkSchema),
  keywords: z.array(z.string()),
  set: z
    .object({
      at: z.iso.datetime().nullable(),
      meanScore: z.number(),
      bands: z.array(bandMarkSchema),
    })
    .nullable(),
  outdated: outdatedSchema,
});
export type MemberRow = z.infer<typeof memberRowSchema>;

export const memberListSchema = z.object({
  members: z.array(memberRowSchema),
  totalCount: z.number().int(),
  page: z.number().int(),
  /** The band of `recommended`; null where none is asked for or it isn't there. */
  recommended: bandMarkSchema.nullable(),
});

export const memberInputSchema = z.object({ externalId: z.string().min(1).max(36) });

export const memberRunSchema = z.object({
  runId: z.number().int(),
  at: z.iso.datetime(),
  source: runSourceSchema,
  /** Code of the error that kept the set before it in place; null when a set was stored. */
  failure: z.string().nullable(),
  /** Whether it is the set that is stored now. */
  isStored: z.boolean(),
  hasTrace: z.boolean(),
  /** Without bands deleted since. */
  bands: z.array(bandMarkSchema),
  /** Compared with the set before: what came, what went. Empty for the first that is known. */
  came: z.array(bandIdSchema),
  gone: z.array(bandMarkSchema),
});
export type MemberRun = z.infer<typeof memberRunSchema>;

export const memberStorySchema = z.object({
  externalId: z.string(),
  userId: z.string().nullable(),
  picks: z.array(bandMarkSchema.extend({ hasEmbedding: z.boolean() })),
  /** Keywords that take part. */
  keywords: z.array(z.object({ keywordId: z.number().int(), keyword: z.string() })),
  /** Whether any keyword was chosen at all, usable or not: an update needs one. */
  hasKeywords: z.boolean(),
  /** What is stored, best first; null when nothing is. */
  set: z
    .object({
      at: z.iso.datetime().nullable(),
      /** How it came about; null when it isn't known (stored before runs were recorded). */
      runId: z.number().int().nullable(),
      bands: z.array(bandMarkSchema.extend({ score: z.number() })),
    })
    .nullable(),
  outdated: outdatedSchema,
  /** Newest first. */
  history: z.array(memberRunSchema),
});
export type MemberStory = z.infer<typeof memberStorySchema>;

export const memberSetInputSchema = memberInputSchema.extend({
  /** A run of the member; `live`: what an update would answer now; default: what is stored. */
  set: z.union([z.literal('stored'), z.literal('live'), z.number().int()]).default('stored'),
});

export const memberSetSchema = z.object({
  /** `recorded`: as it came about; `live`: computed now, nothing is stored. */
  basis: z.enum(['recorded', 'live']),
  /** Null where nothing can be computed: no pick, or none with a vector. */
  explanation: previewOutputSchema.nullable(),
});
export type MemberSet = z.infer<typeof memberSetSchema>;

export const recomputedSchema = z.object({ bandIds: z.array(bandIdSchema) });
