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
    onnotice: () => {},
    connection: {
      application_name: 'diggindie-ai',
      statement_timeout: options.statementTimeoutMs ?? 30_000,
    },
  });
  return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}
