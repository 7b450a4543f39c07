import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { installJobQueues } from './job-queue.ts';

const MIGRATIONS_LOCK = 7_240_001;

export interface MigrationReport {
  /** False while the adopted `band_recommend` still holds duplicates: the keys wait for the next run. */
  recommendationKeysInPlace: boolean;
}

/** Brings the database at `url` up to date; safe to run twice, and from two processes at once. */
export async function migrateDatabase(url: string): Promise<MigrationReport> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  const db = drizzle(client);
  try {
    await db.execute(sql`select pg_advisory_lock(${MIGRATIONS_LOCK})`);
    // The embedded database's clients share their locks and take turns by transaction: this one begins before
    // drizzle reads what is applied. Drizzle's own BEGIN then only warns, its COMMIT ends both.
    await db.execute(sql`begin`);
    await migrate(db, {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
    const recommendationKeysInPlace = await createRecommendationKeys(db);
    await installJobQueues(url);
    return { recommendationKeysInPlace };
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** One live set per member: unique (member, priority) and (member, band). False when rows forbid it. */
async function createRecommendationKeys(db: ReturnType<typeof drizzle>): Promise<boolean> {
  try {
    await db.execute(sql`
      create unique index if not exists band_recommend_member_priority_unique
        on band_recommend (member_id, priority) where deleted_at is null`);
    await db.execute(sql`
      create unique index if not exists band_recommend_member_band_unique
        on band_recommend (member_id, band_id) where deleted_at is null`);
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof postgres.PostgresError && cause.code === '23505';
}
