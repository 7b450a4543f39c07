import { z } from 'zod';
import { bandIdSchema } from './band.ts';
import { vectorStatusSchema } from './band-inspection.ts';
import { clusterNameSchema } from './cluster.ts';
import { HUB_LISTS, HUB_SORTS, LIST_KINDS } from './hub-words.ts';

export const listKindSchema = z.enum(LIST_KINDS);
export type ListKind = z.infer<typeof listKindSchema>;

const occurrenceSchema = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

export const hubSummaryInputSchema = z.object({ by: listKindSchema });

export const hubSummarySchema = z.object({
  /** Members with a stored set, or bands in the neighbour graph. */
  listCount: z.number().int(),
  /** Length of a neighbour list; null for stored sets and without a graph. */
  neighbourCount: z.number().int().nullable(),
  /** Live bands that could be in a list. */
  bandCount: z.number().int(),
  orphanCount: z.number().int(),
  hubCount: z.number().int(),
  /** From how many lists on a band counts as a hub. */
  hubThreshold: z.number().int(),
  /** In how many lists a band is on average. */
  mean: z.number(),
  skewness: z.number(),
  /** What chance alone would bring. */
  chanceSkewness: z.number(),
  verdict: z.enum(['low', 'middle', 'high']),
  gini: z.number(),
  /** Of all places in lists, the share of the bands that are in most of them. */
  top: z.object({ bandCount: z.number().int(), share: z.number() }),
  /** Bands by the number of lists that they are in, from `min` to `max`. */
  bars: z.array(
    z.object({ min: z.number().int(), max: z.number().int(), count: z.number().int() }),
  ),
  /** The neighbour graph; null while there is none. */
  map: z.object({ createdAt: z.iso.datetime(), isStale: z.boolean() }).nullable(),
});
export type HubSummary = z.infer<typeof hubSummarySchema>;

export const hubListInputSchema = z.object({
  by: listKindSchema,
  list: z.enum(HUB_LISTS),
  /** A bar of the histogram in place of the list: bands in `min` to `max` lists. */
  min: occurrenceSchema.nullable().default(null),
  max: occurrenceSchema.nullable().default(null),
  query: z.string().max(100).default(''),
  sort: z.enum(HUB_SORTS).default('count'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
});
export type HubListInput = z.infer<typeof hubListInputSchema>;

export const hubRowSchema = z.object({
  bandId: bandIdSchema,
  bandName: z.string(),
  keywords: z.array(z.string()),
  setCount: z.number().int(),
  /** Of the members with a stored set. */
  setShare: z.number(),
  /** Null for a band that came after the graph. */
  neighbourCount: z.number().int().nullable(),
  cluster: clusterNameSchema.nullable(),
  /** Cosine to the middle of its cluster. */
  closeness: z.number().nullable(),
  vector: vectorStatusSchema,
  /** Names of its receivers' picks that lie nearest to it. */
  nearestPicks: z.array(z.string()),
});
export type HubRow = z.infer<typeof hubRowSchema>;

export const hubListSchema = z.object({
  rows: z.array(hubRowSchema),
  totalCount: z.number().int(),
  /** The page that was answered: the last one when there are fewer than asked for. */
  page: z.number().int(),
});
