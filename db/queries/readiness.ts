import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import journal from '#db/migrations/meta/_journal.json' with { type: 'json' };

export interface DatabaseReadiness {
  migrations: boolean;
  pgvector: boolean;
}

/** Whether pgvector is there and the newest migration of this build is applied; throws when nothing answers. */
export async function checkReadiness(db: Queryable): Promise<DatabaseReadiness> {
  const [found] = await db.execute<{ migrations: string | null; pgvector: boolean }>(sql`
    select to_regclass('drizzle.__drizzle_migrations')::text as migrations,
      exists (select from pg_extension where extname = 'vector') as pgvector`);
  if (!found?.migrations) return { migrations: false, pgvector: found?.pgvector ?? false };
  const [newest] = await db.execute<{ applied: string | null }>(
    sql`select max(created_at) as applied from drizzle.__drizzle_migrations`,
  );
  return {
    migrations: Number(newest?.applied ?? 0) >= newestMigration(),
    pgvector: found.pgvector,
  };
}

function newestMigration(): number {
  return Math.max(...journal.entries.map(({ when }) => when));
}
