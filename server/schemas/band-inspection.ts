import { z } from 'zod';
import { bandCardSchema, bandIdSchema } from './band.ts';
import { VECTOR_FILTERS } from './band-list-words.ts';

export const vectorStatusSchema = z.enum(VECTOR_FILTERS);
/**
 * `current`, `stale` (made from an earlier text: still used), `foreign` (of another model: not searched),
 * `missing` (none), `blank` (nothing to embed).
 */
export type VectorStatus = z.infer<typeof vectorStatusSchema>;

/** A cluster of the whole catalogue, as a band's row names it. */
export const cataloguePlaceSchema = z.object({
  clusterIndex: z.number().int(),
  /** A curator's own name. */
  clusterName: z.string().nullable(),
  clusterKeywords: z.array(z.string()),
});
export type CataloguePlace = z.infer<typeof cataloguePlaceSchema>;

export const memberNameSchema = z.object({
  externalId: z.string().nullable(),
  userId: z.string().nullable(),
});

/** All that a curator wants to know of one band. */
export const bandInspectionSchema = bandCardSchema.omit({ keywords: true }).extend({
  keywords: z.array(z.object({ keywordId: z.number().int(), keyword: z.string() })),
  description: z.string().nullable(),
  updatedAt: z.iso.datetime().nullable(),
  vector: z.object({
    status: vectorStatusSchema,
    /** Null for a vector that was there before us, and without one. */
    model: z.string().nullable(),
    embeddedAt: z.iso.datetime().nullable(),
  }),
  /** Null when no map has it. */
  place: cataloguePlaceSchema
    .extend({
      /** In how many bands' lists of nearest neighbours it is (k-occurrence). */
      neighbourOccurrence: z.number().int().nullable(),
      /** What a band is in on average: the length of those lists. */
      neighbourCount: z.number().int(),
    })
    .nullable(),
  recommended: z.object({
    /** Members whose stored set has it. */
    count: z.number().int(),
    /** A few of them. */
    members: z.array(memberNameSchema),
  }),
  /** Its nearest neighbours, exact; none without a vector that is searched. */
  neighbours: z.array(
    z.object({
      bandId: bandIdSchema,
      bandName: z.string(),
      keywords: z.array(z.string()),
      similarity: z.number(),
    }),
  ),
});
export type BandInspection = z.infer<typeof bandInspectionSchema>;

/** A band in the trash. */
export const deletedBandSchema = z.object({
  bandId: bandIdSchema,
  bandName: z.string(),
  musicUrl: z.string().nullable(),
  isBand: z.boolean().nullable(),
  description: z.string().nullable(),
  keywords: z.array(z.string()),
  deletedAt: z.iso.datetime(),
  /** A curator's name; null when no curator did it. */
  deletedBy: z.string().nullable(),
});
export type DeletedBand = z.infer<typeof deletedBandSchema>;
