import { timestamp } from 'drizzle-orm/pg-core';

/** The three bookkeeping columns that every table of the adopted database carries. */
export const timestamps = {
  createdAt: timestamp('created_at', { withTimezone: true }).defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }),
  deletedAt: timestamp('deleted_at', { withTimezone: true }),
};
