import { isNull } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  timestamp,
  uniqueIndex,
  varchar,
  vector,
} from 'drizzle-orm/pg-core';
import { band, EMBEDDING_DIMENSIONS } from './catalogue.ts';
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
  ],
);

/** Vectors of keyword sentences, so that a sentence is paid for once per model. */
export const sentenceEmbedding = pgTable(
  'sentence_embedding',
  {
    model: varchar('model', { length: 200 }).notNull(),
    textHash: varchar('text_hash', { length: 64 }).notNull(),
    embedding: vector('embedding', { dimensions: EMBEDDING_DIMENSIONS }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.model, table.textHash] })],
);
