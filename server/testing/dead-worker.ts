import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';

/** As if the workers that hold a queue had said nothing for longer than a live one does. */
export async function silenceWorkers(db: Queryable): Promise<void> {
  await db.execute(sql`
    update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`);
}
