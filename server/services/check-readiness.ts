import { checkReadiness as checkDatabase } from '#db/queries/readiness.ts';
import type { Runtime } from '../runtime.ts';
import type { Readiness } from '../schemas/health.ts';

/** How long the database may take to answer before it counts as gone. */
const TIMEOUT_MS = 3_000;

/** Whether requests can be served, and if not, which part fails. Never throws. */
export async function checkReadiness({ db, log }: Pick<Runtime, 'db' | 'log'>): Promise<Readiness> {
  try {
    const { migrations, pgvector } = await withTimeout(checkDatabase(db));
    const checks = {
      database: 'ok',
      migrations: migrations ? 'ok' : 'failed',
      pgvector: pgvector ? 'ok' : 'failed',
    } as const;
    return { status: migrations && pgvector ? 'ok' : 'unavailable', checks };
  } catch (error) {
    log.warn({ err: error }, 'the database is not ready');
    return {
      status: 'unavailable',
      checks: { database: 'failed', migrations: 'unknown', pgvector: 'unknown' },
    };
  }
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
