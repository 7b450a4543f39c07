import { isNull, sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { anyHalfVector, anyVector } from './any-vector.ts';
import { band, bandDescription } from './catalogue.ts';
import { curator } from './curator.ts';
import { job } from './job.ts';

/** Vectors with more dimensions than this are kept as `halfvec`: `vector` can't be indexed beyond it. */
export const MAX_VECTOR_DIMENSIONS = 2_000;
/** pgvector indexes no `halfvec` beyond this, so no model may have more. */
export const MAX_MODEL_DIMENSIONS = 4_000;

export const EMBEDDING_MODEL_STATES = ['preparing', 'active', 'kept'] as const;

/**
 * The embedding models that this catalogue has had since a curator first prepared a switch. Without an active
 * row the configured model is the active one.
 */
export const embeddingModel = pgTable(
  'embedding_model',
  {
    model: varchar('model', { length: 200 }).primaryKey(),
    dimensions: integer('dimensions').notNull(),
    /** `preparing`: vectors are being written beside; `kept`: was active, one can go back to it. */
    state: varchar('state', { length: 10, enum: EMBEDDING_MODEL_STATES }).notNull(),
    activatedAt: timestamp('activated_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('embedding_model_active_unique')
      .on(table.state)
      .where(sql`${table.state} = 'active'`),
  ],
);

/**
 * Vectors beside those of `band_description.embedding`: of models in preparation, of earlier ones, and of an
 * active model whose length isn't 1,536. One row per description and model.
 */
export const bandVector = pgTable(
  'band_vector',
  {
    model: varchar('model', { length: 200 }).notNull(),
    bandDescriptionId: bigint('band_description_id', { mode: 'number' })
      .notNull()
      .references(() => bandDescription.bandDescriptionId, { onDelete: 'cascade' }),
    /** Up to 2,000 dimensions; else null. */
    embedding: anyVector('embedding'),
    /** More than 2,000 dimensions; else null. */
    halfEmbedding: anyHalfVector('half_embedding'),
    textHash: varchar('text_hash', { length: 64 }),
    embeddedAt: timestamp('embedded_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.model, table.bandDescriptionId] }),
    check(
      'band_vector_one_format',
      sql`num_nonnulls(${table.embedding}, ${table.halfEmbedding}) = 1`,
    ),
  ],
);

export const EMBEDDING_TASK_STATES = ['pending', 'done', 'failed'] as const;

/** One distinct text of an embedding job and the descriptions that have it. */
export const embeddingTask = pgTable(
  'embedding_task',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => job.jobId, { onDelete: 'cascade' }),
    /** Of the text when the job was planned; one that was edited since is embedded as it is then. */
    textHash: varchar('text_hash', { length: 64 }).notNull(),
    bandDescriptionIds: bigint('band_description_ids', { mode: 'number' }).array().notNull(),
    state: varchar('state', { length: 10, enum: EMBEDDING_TASK_STATES })
      .notNull()
      .default('pending'),
    /** Why it failed, by the name that the messages know. */
    reason: varchar('reason', { length: 40 }),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.textHash] }),
    index('embedding_task_state_index').on(table.jobId, table.state),
  ],
);

/** A description that a chat model wrote for a band; nothing but a proposal until a curator accepts it. */
export const descriptionDraft = pgTable(
  'description_draft',
  {
    descriptionDraftId: bigint('description_draft_id', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity(),
    bandId: bigint('band_id', { mode: 'number' })
      .notNull()
      .references(() => band.bandId, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    /** The chat model. */
    model: varchar('model', { length: 200 }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    decision: varchar('decision', { length: 10, enum: ['accepted', 'dropped'] }),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decidedBy: bigint('decided_by', { mode: 'number' }).references(() => curator.curatorId),
  },
  (table) => [
    uniqueIndex('description_draft_open_unique').on(table.bandId).where(isNull(table.decision)),
  ],
);

/** What a job could not do, by subject: a band's id of a draft job. */
export const jobFailure = pgTable(
  'job_failure',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => job.jobId, { onDelete: 'cascade' }),
    subjectId: bigint('subject_id', { mode: 'number' }).notNull(),
    reason: varchar('reason', { length: 40 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.subjectId] })],
);
