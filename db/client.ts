import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Database = PostgresJsDatabase;
/** What queries run on: the pool, or a transaction of it. */
export type Queryable = Pick<
  Database,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'with'
  | '$with'
>;

export interface DatabaseHandle {
  db: Database;
  close: () => Promise<void>;
}

export interface ConnectOptions {
  /** Connections at the most; they are opened when needed, never on import. */
  maxConnections?: number;
  connectTimeoutSeconds?: number;
  /** A statement that runs longer is cancelled by the server. */
  statementTimeoutMs?: number;
}

/** Makes a pool for `url`. No connection is opened until the first query. */
export function connectDatabase(url: string, options: ConnectOptions = {}): DatabaseHandle {
  const client = postgres(url, {
    max: options.maxConnections ?? 10,
    connect_timeout: options.connectTimeoutSeconds ?? 5,
    idle_timeout: 60,
    backoff: waitBeforeReconnecting,
    onnotice: () => {},
    connection: {
      application_name: 'diggindie-ai',
      statement_timeout: options.statementTimeoutMs ?? 30_000,
    },
  });
  return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

/**
 * Seconds before a lost connection is tried again, 0.05–1. The failures are those of the whole pool since its last success:
 * one restart of the server counts as many as there are connections, which the driver's own rule makes 20 s.
 */
function waitBeforeReconnecting(failures: number): number {
  return (0.5 + Math.random() / 2) * Math.min(0.1 * 2 ** failures, 1);
}
