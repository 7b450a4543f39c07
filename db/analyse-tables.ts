import { sql } from 'drizzle-orm';
import type { Queryable } from './client.ts';

/** Tells the planner how the tables are filled: the embedded database has nobody who does it by and by. */
export async function analyseTables(db: Queryable): Promise<void> {
  await db.execute(sql`analyze`);
}
