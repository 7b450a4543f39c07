import { isNull } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  timestamp,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/pg-core';
import { anyVector } from './any-vector.ts';
import { band } from './catalogue.ts';
import { member } from './member.ts';
import { timestamps } from './timestamps.ts';

export const bandRecommend = pgTable(
  'band_recommend',
  {
    bandRecommendId: bigint('band_recommend_id', { mode: 'number' })
      .primaryKey()
      .generatedByDefaultAsIdentity(),
    priority: integer('priority'),
    score: doublePrecision('score'),
    memberId: bigint('member_id', { mode: 'number' }).references(() => member.memberId),
    bandId: bigint('band_id', { mode: 'number' }).references(() => band.bandId),
    ...timestamps,
  },
  (table) => [
    uniqueIndex('band_recommend_member_priority_unique')
      .on(table.memberId, table.priority)
      .where(isNull(table.deletedAt)),
    uniqueIndex('band_recommend_member_band_unique')
      .on(table.memberId, table.bandId)
      .where(isNull(table.deletedAt)),
    index('band_recommend_band_id_index').on(table.bandId),
  ],
);

/** One update of a member's set: what was stored and how it came about, or why nothing was. */
export const recommendationRun = pgTable(
  'recommendation_run',
  {
    recommendationRunId: bigint('recommendation_run_id', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity(),
    memberId: bigint('member_id', { mode: 'number' })
      .notNull()
      .references(() => member.memberId, { onDelete: 'cascade' }),
    /** Who asked for it. */
    source: varchar('source', { length: 10, enum: ['member', 'curator', 'seed'] }).notNull(),
    model: varchar('model', { length: 200 }).notNull(),
    /** From the request to the moment before storing. */
    durationMs: real('duration_ms').notNull(),
    /** The code of the error that kept the old set in place; null when a set was stored. */
    failure: varchar('failure', { length: 40 }),
    /** The set, best first. */
    bandIds: bigint('band_ids', { mode: 'number' }).array().notNull(),
    /** Plan and ranking of the engine without vectors (server/schemas/recommendation-run.ts). */
    trace: jsonb('trace'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('recommendation_run_member_index').on(table.memberId, table.recommendationRunId),
    index('recommendation_run_created_at_index').on(table.createdAt),
  ],
);

/** Vectors of keyword sentences, so that a sentence is paid for once per model. */
export const sentenceEmbedding = pgTable(
  'sentence_embedding',
  {
    model: varchar('model', { length: 200 }).notNull(),
    textHash: varchar('text_hash', { length: 64 }).notNull(),
    embedding: anyVector('embedding').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.model, table.textHash] })],
);
