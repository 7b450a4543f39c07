import { z } from 'zod';
import { bandIdSchema } from './band.ts';
import { CLUSTER_NAME_LENGTH, CLUSTER_SORTS } from './cluster-words.ts';

const clusterIndexSchema = z.number().int().min(0).max(10_000);

/** A catalogue cluster by what people call it. */
export const clusterNameSchema = z.object({
  index: clusterIndexSchema,
  /** A curator's own name; null: named by its keywords. */
  name: z.string().nullable(),
  /** Over-represented in it, most typical first. */
  keywords: z.array(z.string()),
});
export type ClusterName = z.infer<typeof clusterNameSchema>;

/** Against all clusters, or against what would be its due. */
const comparisonSchema = z.enum(['below', 'usual', 'above']);

export const clusterSchema = clusterNameSchema.extend({
  /** Live bands. */
  bandCount: z.number().int(),
  /** Mean cosine of its bands to its middle. */
  cohesion: z.number(),
  tightness: comparisonSchema,
  medoid: z
    .object({ bandId: bandIdSchema, bandName: z.string(), keywords: z.array(z.string()) })
    .nullable(),
  /** Of the bands on the map. */
  catalogueShare: z.number(),
  /** Of the places in members' stored sets; null while there are none. */
  setShare: z.number().nullable(),
  /** `setShare` against `catalogueShare`. */
  weight: comparisonSchema.nullable(),
  /** The clusters nearest to it, nearest first. */
  neighbours: z.array(z.object({ index: clusterIndexSchema, similarity: z.number() })),
});
export type Cluster = z.infer<typeof clusterSchema>;

export const clusterOverviewSchema = z.object({
  /** Null while there is none. */
  map: z
    .object({
      mapId: z.number().int(),
      createdAt: z.iso.datetime(),
      chosenBy: z.enum(['silhouette', 'curator']),
      clusterCount: z.number().int(),
      /** Mean silhouette width by number of clusters that was tried. */
      silhouettes: z.array(z.object({ clusterCount: z.number().int(), silhouette: z.number() })),
      isStale: z.boolean(),
      isOtherModel: z.boolean(),
      /** Bands that came, changed or went since. */
      changeCount: z.number().int(),
    })
    .nullable(),
  clusters: z.array(clusterSchema),
});
export type ClusterOverview = z.infer<typeof clusterOverviewSchema>;

export const closenessInputSchema = z.object({ index: clusterIndexSchema });

export const closenessSchema = z.object({
  /** Bands with a closeness from `from` up to `to`; without gaps. */
  bars: z.array(
    z.object({ bar: z.number().int(), from: z.number(), to: z.number(), count: z.number().int() }),
  ),
});

export const clusterBandsInputSchema = z.object({
  index: clusterIndexSchema,
  query: z.string().max(100).default(''),
  /** One bar of the closeness histogram. */
  bar: z.number().int().min(-100).max(100).nullable().default(null),
  sort: z.enum(CLUSTER_SORTS).default('closeness'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
});
export type ClusterBandsInput = z.infer<typeof clusterBandsInputSchema>;

export const clusterBandSchema = z.object({
  bandId: bandIdSchema,
  bandName: z.string(),
  keywords: z.array(z.string()),
  closeness: z.number(),
  setCount: z.number().int(),
  isPlacedLater: z.boolean(),
});
export type ClusterBand = z.infer<typeof clusterBandSchema>;

export const clusterBandsSchema = z.object({
  rows: z.array(clusterBandSchema),
  totalCount: z.number().int(),
  page: z.number().int(),
});

/** Composed, in one line, without white space around it; null for the keywords' name. */
export const renameClusterInputSchema = z.object({
  /** The map that the curator looked at: in another one the number means another cluster. */
  mapId: z.number().int(),
  index: clusterIndexSchema,
  name: z
    .string()
    .max(500)
    .transform((name) =>
      name
        .normalize('NFC')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )
    .refine((name) => Array.from(name).length <= CLUSTER_NAME_LENGTH, {
      message: `${CLUSTER_NAME_LENGTH}자 이하여야 합니다.`,
    })
    .transform((name) => name || null),
});
export type RenameClusterInput = z.infer<typeof renameClusterInputSchema>;

export const renamedClusterSchema = z.object({ name: z.string().nullable() });
