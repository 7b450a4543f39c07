import { bigint, integer, pgTable, text, timestamp, varchar } from 'drizzle-orm/pg-core';

/** A person of the music service who looks after the catalogue; signs in to the dashboard. */
export const curator = pgTable('curator', {
  curatorId: bigint('curator_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** Lower case. */
  email: varchar('email', { length: 320 }).notNull().unique(),
  name: varchar('name', { length: 100 }).notNull(),
  role: varchar('role', { length: 10, enum: ['curator', 'admin'] }).notNull(),
  /** Argon2id; null for those who sign in with Google, GitHub or Kakao only. */
  passwordHash: text('password_hash'),
  /** Sessions carry it: raised with a new password, which ends them. */
  sessionVersion: integer('session_version').notNull().default(1),
  disabledAt: timestamp('disabled_at', { withTimezone: true }),
  lastSignInAt: timestamp('last_sign_in_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Counters of rate-limiter-flexible. */
export const rateLimit = pgTable('rate_limit', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull(),
  expire: timestamp('expire', { withTimezone: true, mode: 'date' }),
});
