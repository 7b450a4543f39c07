import { z } from 'zod';
import { bandIdSchema } from './band.ts';
import { runSourceSchema } from './recommendation-run.ts';

/** How many days the trends tell of, today included. */
export const TREND_DAYS = 14;

const countSchema = z.number().int().nonnegative();
/** A value for each of `days`, the oldest first. */
const trendSchema = z.array(z.number());

export const overviewSchema = z.object({
  /** `2026-11-24`, the oldest first, in the pages' time zone; the last is today. */
  days: z.array(z.string()).length(TREND_DAYS),
  bands: z.object({
    total: countSchema,
    /** By what their vector is worth; the rest is current. */
    missing: countSchema,
    stale: countSchema,
    foreign: countSchema,
    blank: countSchema,
    trend: trendSchema,
  }),
  keywords: z.object({
    total: countSchema,
    /** Carried by no live band. */
    unused: countSchema,
    trend: trendSchema,
  }),
  members: z.object({
    total: countSchema,
    withoutSet: countSchema,
    /** Their set is not what an update would start from today. */
    outdated: countSchema,
    trend: trendSchema,
  }),
  /** Stored in these days. */
  sets: z.object({
    total: countSchema,
    today: countSchema,
    /** By who asked for them. */
    trends: z.record(runSourceSchema, trendSchema),
  }),
  /** Of the live bands, those that were ever in a set. */
  reach: z.object({
    recommended: countSchema,
    never: countSchema,
    /** `recommended` at the end of each day. */
    trend: trendSchema,
  }),
  /** Of updates that stored a set, in milliseconds; null without any. */
  time: z.object({
    p50Ms: z.number().nullable(),
    p95Ms: z.number().nullable(),
    p50Trend: z.array(z.number().nullable()),
  }),
  /** Updates that the embedding provider spoilt. */
  provider: z.object({
    failures: countSchema,
    lastFailureAt: z.iso.datetime().nullable(),
    /** Nothing was stored since the last of them. */
    isFailing: z.boolean(),
    /** What makes vectors by the model in use can be asked at all. */
    isConfigured: z.boolean(),
    trend: trendSchema,
  }),
  /** Null until a first map was made. */
  map: z
    .object({
      createdAt: z.iso.datetime(),
      /** Bands that came, changed or went since, or all of them when it is of another model. */
      changed: countSchema,
      /** Live bands that are nobody's nearest neighbour. */
      neighbourless: countSchema,
    })
    .nullable(),
  satisfaction: z.array(
    z.object({ reason: z.string(), isSatisfied: z.boolean(), count: countSchema }),
  ),
});
export type Overview = z.infer<typeof overviewSchema>;

/** A band as a monogram needs it. */
const monogramSchema = z.object({
  bandId: bandIdSchema,
  bandName: z.string(),
  keywords: z.array(z.string()),
});

export const latestSetsSchema = z.object({
  sets: z.array(
    z.object({
      runId: z.number().int(),
      externalId: z.string(),
      source: runSourceSchema,
      createdAt: z.iso.datetime(),
      /** Best first; those deleted since are left out. */
      bands: z.array(monogramSchema),
    }),
  ),
});
export type LatestSet = z.infer<typeof latestSetsSchema>['sets'][number];
