import { z } from 'zod';
import { bandIdSchema } from './band.ts';

export const mapClusterSchema = z.object({
  clusterIndex: z.number().int(),
  /** A curator's own name; null: named by its keywords. */
  name: z.string().nullable(),
  /** Most typical first. */
  keywords: z.array(z.string()),
  /** Live bands in it. */
  size: z.number().int(),
  x: z.number(),
  y: z.number(),
});
export type MapCluster = z.infer<typeof mapClusterSchema>;

/** When the picture was made, and what has changed since. */
export const mapFactsSchema = z.object({
  mapId: z.number().int(),
  model: z.string(),
  /** Of the vectors that are searched now. */
  activeModel: z.string(),
  createdAt: z.iso.datetime(),
  /** Live bands in the picture. */
  bandCount: z.number().int(),
  /** Live bands with a vector that it was not made from. */
  addedCount: z.number().int(),
  /** Of those, put near their neighbours until the next one. */
  placedLaterCount: z.number().int(),
  /** Bands whose vector is newer than the picture. */
  changedCount: z.number().int(),
  /** Bands that it was made from and that are gone. */
  removedCount: z.number().int(),
});
export type MapFacts = z.infer<typeof mapFactsSchema>;

export const mapOverviewSchema = z.object({
  /** Null until a first picture was made. */
  facts: mapFactsSchema.nullable(),
  clusters: z.array(mapClusterSchema),
  /** Live bands with a vector, whether in the picture or not. */
  embeddedCount: z.number().int(),
});
export type MapOverview = z.infer<typeof mapOverviewSchema>;

/** Columns of equal length, by band id: a third of the bytes that objects would take. */
export const mapPointsSchema = z.object({
  ids: z.array(bandIdSchema),
  names: z.array(z.string()),
  /** Place in the picture, in [-10000, 10000]. */
  xs: z.array(z.number().int()),
  ys: z.array(z.number().int()),
  clusters: z.array(z.number().int()),
  /** `is_band`: 1 yes, 0 no, 2 not known. */
  kinds: z.array(z.number().int()),
  timesRecommended: z.array(z.number().int()),
  /** Bands that were placed later. */
  placedLaterIds: z.array(bandIdSchema),
});
export type MapPoints = z.infer<typeof mapPointsSchema>;

export const mapMemberSchema = z.object({
  externalId: z.string(),
  keywords: z.array(z.string()),
  /** With the taste cluster, where the band has a vector. */
  picks: z.array(
    z.object({
      bandId: bandIdSchema,
      bandName: z.string(),
      probeIndex: z.number().int().nullable(),
    }),
  ),
  /** A search of the catalogue each, with the bands nearest to it. */
  probes: z.array(
    z.object({
      /** Most common keywords of its picks. */
      keywords: z.array(z.string()),
      near: z.array(z.object({ bandId: bandIdSchema, similarity: z.number() })),
    }),
  ),
  /** The stored set, best first, with the search that finds each now. */
  recommendations: z.array(
    z.object({
      bandId: bandIdSchema,
      bandName: z.string(),
      priority: z.number().int(),
      score: z.number(),
      probeIndex: z.number().int().nullable(),
    }),
  ),
});
export type MapMember = z.infer<typeof mapMemberSchema>;

export const MAP_TABLE_SORTS = ['name', 'closeness', 'timesRecommended'] as const;

export const mapTableInputSchema = z.object({
  /** Null: all clusters. */
  clusterIndex: z.number().int().min(0).nullable().default(null),
  sort: z.enum(MAP_TABLE_SORTS).default('closeness'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(100_000).default(1),
});
export type MapTableInput = z.infer<typeof mapTableInputSchema>;

export const MAP_TABLE_PAGE_SIZE = 25;

export const mapTableSchema = z.object({
  totalCount: z.number().int(),
  rows: z.array(
    z.object({
      bandId: bandIdSchema,
      bandName: z.string(),
      keywords: z.array(z.string()),
      clusterIndex: z.number().int(),
      /** Cosine to the centroid of its cluster. */
      closeness: z.number(),
      timesRecommended: z.number().int(),
      isPlacedLater: z.boolean(),
    }),
  ),
});
export type MapTableRow = z.infer<typeof mapTableSchema>['rows'][number];
