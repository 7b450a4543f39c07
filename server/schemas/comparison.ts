import { z } from 'zod';
import { bandCardSchema, bandIdSchema } from './band.ts';
import { MAX_COMPARED_BANDS, MAX_COMPARED_KEYWORDS, OPTION_RANGES } from './comparison-limits.ts';
import { previewBandSchema, previewProbeSchema, versionSchema } from './recommendation.ts';

const { clusterCount, baseT, candidatesPerProbe } = OPTION_RANGES;
export const comparisonOptionsSchema = z.object({
  clusterCount: z.number().int().min(clusterCount.min).max(clusterCount.max),
  baseT: z.number().min(baseT.min).max(baseT.max),
  candidatesPerProbe: z.number().int().min(candidatesPerProbe.min).max(candidatesPerProbe.max),
});
export type ComparisonOptions = z.infer<typeof comparisonOptionsSchema>;

export const comparisonInputSchema = z.object({
  bandIds: z.array(bandIdSchema).min(1).max(MAX_COMPARED_BANDS),
  keywordIds: z.array(z.number().int()).max(MAX_COMPARED_KEYWORDS).default([]),
  /** Absent: the production constants. */
  options: comparisonOptionsSchema.optional(),
});
export type ComparisonInput = z.infer<typeof comparisonInputSchema>;

const chosenKeywordSchema = z.object({ keywordId: z.number().int(), keyword: z.string() });
export type ChosenKeyword = z.infer<typeof chosenKeywordSchema>;
export const chosenKeywordsSchema = z.object({ keywords: z.array(chosenKeywordSchema) });

/** Measured on the server, in milliseconds. */
const timingsSchema = z.object({
  /** Embedding the keywords, once for all versions; null where no keyword took part. */
  keywordMs: z.number().nullable(),
  /** Searching the catalogue. V1, V2 and V3 share one search. */
  searchMs: z.number(),
  /** Planning the probes and ranking what was found. */
  engineMs: z.number(),
  /** The three together. */
  totalMs: z.number(),
});

/** A version's answer; the bands themselves stand in `bands` of the comparison, once. */
const versionAnswerSchema = z.object({
  version: versionSchema,
  isFallback: z.boolean(),
  probes: z.array(previewProbeSchema),
  bands: z.array(
    previewBandSchema.pick({
      bandId: true,
      score: true,
      priority: true,
      probeIndex: true,
      rank: true,
      nearestPicks: true,
      sharedKeywords: true,
    }),
  ),
  timings: timingsSchema,
});
export type VersionAnswer = z.infer<typeof versionAnswerSchema>;

export const comparisonSchema = z.object({
  /** The embedding model whose vectors were searched. */
  model: z.string(),
  options: comparisonOptionsSchema,
  /** Keywords that were asked for and are there, in the order of the sentence that was embedded. */
  keywords: z.array(chosenKeywordSchema),
  /** The picks that are there, those without a vector included. */
  picks: z.array(bandCardSchema.extend({ hasEmbedding: z.boolean() })),
  /** Every band that any version answered. */
  bands: z.array(bandCardSchema),
  /** In the order V1 to V4; without those in `failed`. */
  answers: z.array(versionAnswerSchema),
  /** Versions that need the keywords while these can't be embedded. */
  failed: z.array(z.object({ version: versionSchema, code: z.literal('EMBEDDER_UNAVAILABLE') })),
  /** The whole comparison on the server, in milliseconds. */
  totalMs: z.number(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Members to start from, by the beginning of their label. */
export const memberInputSearchSchema = z.object({ query: z.string().max(40).default('') });
export const memberInputsSchema = z.object({
  members: z.array(
    z.object({
      externalId: z.string(),
      bandIds: z.array(bandIdSchema),
      keywordIds: z.array(z.number().int()),
    }),
  ),
});
export type MemberInput = z.infer<typeof memberInputsSchema>['members'][number];
