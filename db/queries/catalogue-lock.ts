import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';

/** Curators' changes of the catalogue go one after the other: each sees what the one before left. */
const CATALOGUE_LOCK = 7_240_003;

/**
 * Runs statements as one message, and so as one transaction: lock, row locks, change. A statement's snapshot
 * predates a lock that it takes itself, hence several. Answers the rows of the last.
 */
export async function changeCatalogue<Row extends Record<string, unknown>>(
  db: Queryable,
  statements: readonly SQL[],
): Promise<Row[]> {
  const lock = sql`select pg_advisory_xact_lock(${CATALOGUE_LOCK})`;
  const message = sql.join([lock, ...statements], sql`; `);
  const results: unknown = await db.execute(message.inlineParams());
  // One result a statement, which drizzle's types don't know.
  return (results as Row[][]).at(-1) ?? [];
}

/** Rows as one parameter, for `jsonb_to_recordset`. */
export function asJson(value: unknown): SQL {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}

/** A word by which keywords are told apart: composed, any case. */
export function foldWord(word: SQL): SQL {
  return sql`lower(normalize(btrim(${word}), NFC))`;
}
