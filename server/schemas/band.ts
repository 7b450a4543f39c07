import { z } from 'zod';

export const bandIdSchema = z.number().int();

/** A song to start with; the link leads to a search or to the release, never to a guessed track. */
export const topTrackSchema = z.object({ title: z.string(), externalUrl: z.string().nullable() });

/** What a person needs to see of a band. */
export const bandCardSchema = z.object({
  bandId: bandIdSchema,
  bandName: z.string(),
  imageUrl: z.string().nullable(),
  bandMusic: z.string().nullable(),
  isBand: z.boolean().nullable(),
  topTrack: topTrackSchema.nullable(),
  keywords: z.array(z.string()),
});
export type BandCard = z.infer<typeof bandCardSchema>;

export const bandDetailSchema = z.object({
  bandId: bandIdSchema,
  description: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  embedding: z.array(z.number()).nullable(),
});

export const keywordSchema = z.object({
  keywordId: z.number().int(),
  keyword: z.string(),
  /** Live bands that carry it. */
  bandCount: z.number().int(),
});
export type Keyword = z.infer<typeof keywordSchema>;

export const bandSearchSchema = z.object({
  /** Part of a name, any case, Korean or English; blank: bands worth starting with. */
  query: z.string().max(100).default(''),
  limit: z.number().int().min(1).max(50).default(20),
});

/** Bands by their ids, in the order asked for; ids that are not there are left out. */
export const bandsByIdsSchema = z.object({ bandIds: z.array(bandIdSchema).max(100) });
