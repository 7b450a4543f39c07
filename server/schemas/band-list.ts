import { z } from 'zod';
import { bandCardSchema } from './band.ts';
import { cataloguePlaceSchema, vectorStatusSchema } from './band-inspection.ts';
import { BAND_KINDS, BAND_LIST_SORT_KEYS } from './band-list-words.ts';

/** Part of a name, any case, Korean or English; blank: any. */
export const listQuerySchema = z.string().max(100).default('');

export const bandFilterSchema = z.object({
  query: listQuerySchema,
  vector: vectorStatusSchema.optional(),
  recommended: z.literal('never').optional(),
  kind: z.enum(BAND_KINDS).optional(),
  keywordId: z.number().int().optional(),
  /** Bands in the trash, and only those. */
  isDeleted: z.boolean().optional(),
});
export type BandFilterInput = z.infer<typeof bandFilterSchema>;

export const bandListInputSchema = bandFilterSchema.extend({
  sort: z.enum(BAND_LIST_SORT_KEYS).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
});
export type BandListInput = z.infer<typeof bandListInputSchema>;

export const listedBandSchema = bandCardSchema.omit({ imageUrl: true }).extend({
  vectorStatus: vectorStatusSchema,
  /** Null when no map has it. */
  place: cataloguePlaceSchema.nullable(),
  /** In how many bands' lists of nearest neighbours it is. */
  neighbourOccurrence: z.number().int().nullable(),
  timesRecommended: z.number().int(),
  updatedAt: z.iso.datetime().nullable(),
});
export type ListedBand = z.infer<typeof listedBandSchema>;

export const bandListSchema = z.object({
  bands: z.array(listedBandSchema),
  totalCount: z.number().int(),
  /** The word of the keyword asked for; null when there is none such. */
  keyword: z.string().nullable(),
});

/** How many bands each filter would leave, the other filters as they are. */
export const bandFacetsSchema = z.object({
  vector: z.record(vectorStatusSchema, z.number().int()),
  neverRecommended: z.number().int(),
  band: z.number().int(),
  solo: z.number().int(),
  /** In the trash. */
  deleted: z.number().int(),
});
export type BandFacets = z.infer<typeof bandFacetsSchema>;
