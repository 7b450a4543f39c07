import { z } from 'zod';
import { bandCardSchema, bandIdSchema, topTrackSchema } from './band.ts';

export const versionSchema = z.enum(['v1', 'v2', 'v3', 'v4']);
/** Whether a band was the best of its cluster or a second. */
export const rankSchema = z.enum(['first', 'second']);
/** What became of a candidate, see `CandidateOutcome` of the engine. */
export const outcomeSchema = z.enum(['first', 'second', 'second-missed', 'taken', 'further']);
/** What the keywords did to a probe. */
export const rotationSchema = z.object({
  keywordSimilarity: z.number(),
  t: z.number(),
  degrees: z.number(),
});

/** A stored recommendation, as the clients in use read it. Spec §2. */
export const storedBandSchema = z.object({
  bandId: bandIdSchema,
  /** Cosine similarity to its probe, rounded to 4 decimals. */
  score: z.number(),
  bandName: z.string(),
  imageUrl: z.string().nullable(),
  topTrack: topTrackSchema.nullable(),
  keywords: z.array(z.string()),
});
export const storedBandsSchema = z.object({ bands: z.array(storedBandSchema) });
export type StoredBands = z.infer<typeof storedBandsSchema>;

export const previewInputSchema = z.object({
  version: versionSchema.default('v3'),
  bandIds: z.array(bandIdSchema).min(1).max(100),
  keywordIds: z.array(z.number().int()).max(100).default([]),
});
export type PreviewInput = z.infer<typeof previewInputSchema>;

/** What the comparison endpoints of the REST API take and answer. Spec §2. */
export const runInputSchema = z.object({
  bandIds: z.array(bandIdSchema).min(1).max(500),
  keywords: z.array(z.number().int()).max(500).default([]),
});
export const runOutputSchema = z.object({
  bands: z.array(
    z.object({
      bandId: bandIdSchema,
      score: z.number(),
      bandName: z.string(),
      imageUrl: z.string().nullable(),
      bandMusic: z.string().nullable(),
      keywords: z.array(z.string()),
    }),
  ),
});

/** A band near one of the picks, by cosine similarity. */
const nearPickSchema = z.object({ bandId: bandIdSchema, similarity: z.number() });

export const previewBandSchema = bandCardSchema.extend({
  score: z.number(),
  priority: z.number().int(),
  /** Index into `probes`: the taste cluster that found it. */
  probeIndex: z.number().int(),
  rank: rankSchema,
  /** The member's picks of that cluster nearest to it, nearest first, three at the most. */
  nearestPicks: z.array(nearPickSchema),
  /** Keywords that it shares with the chosen keywords or with the picks of its cluster. */
  sharedKeywords: z.array(z.string()),
});

export const previewProbeSchema = z.object({
  pickBandIds: z.array(bandIdSchema),
  medoidBandId: bandIdSchema,
  centroidNorm: z.number(),
  cohesion: z.number(),
  /** Most common keywords of its picks, three at the most. */
  keywords: z.array(z.string()),
  rotation: rotationSchema.nullable(),
  candidates: z.array(
    z.object({
      bandId: bandIdSchema,
      bandName: z.string(),
      similarity: z.number(),
      outcome: outcomeSchema,
    }),
  ),
});

export const previewOutputSchema = z.object({
  version: versionSchema,
  /** True when there were too few picks for clusters and V2 answered. */
  isFallback: z.boolean(),
  /** The embedding model whose vectors were searched. */
  model: z.string(),
  /** Keywords that took part, in the order of the sentence that was embedded. */
  keywords: z.array(z.string()),
  /** The picks, those without a vector included. */
  picks: z.array(bandCardSchema.extend({ hasEmbedding: z.boolean() })),
  probes: z.array(previewProbeSchema),
  bands: z.array(previewBandSchema),
});
export type Preview = z.infer<typeof previewOutputSchema>;
export type PreviewBand = z.infer<typeof previewBandSchema>;
export type PreviewProbe = z.infer<typeof previewProbeSchema>;
