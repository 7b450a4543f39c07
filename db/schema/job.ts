import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { curator } from './curator.ts';

export const JOB_STATES = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A long action and how far it is; pg-boss delivers it to a worker, this is what people see of it. */
export const job = pgTable(
  'job',
  {
    /** pg-boss carries it in its job's data; a job that was paused has had several of those. */
    jobId: uuid('job_id').primaryKey(),
    kind: varchar('kind', { length: 40 }).notNull(),
    params: jsonb('params').notNull().default({}),
    state: varchar('state', { length: 10, enum: JOB_STATES }).notNull().default('queued'),
    /** What it does, in one text: of the live jobs only one may have it. */
    dedupeKey: varchar('dedupe_key', { length: 200 }),
    /** What it is busy with, by the name that the messages know. */
    stage: varchar('stage', { length: 40 }),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    /** Tokens that the provider was paid for so far. */
    tokens: bigint('tokens', { mode: 'number' }).notNull().default(0),
    result: jsonb('result'),
    /** Why it failed, for people. */
    failure: text('failure'),
    requestedBy: bigint('requested_by', { mode: 'number' }).references(() => curator.curatorId),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    cancelRequestedAt: timestamp('cancel_requested_at', { withTimezone: true }),
    pauseRequestedAt: timestamp('pause_requested_at', { withTimezone: true }),
  },
  (table) => [
    index('job_created_at_index').on(table.createdAt),
    uniqueIndex('job_dedupe_key_live_unique')
      .on(table.dedupeKey)
      .where(sql`${table.state} in ('queued', 'running', 'paused')`),
  ],
);
