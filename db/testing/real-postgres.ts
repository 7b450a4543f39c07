import postgres from 'postgres';

/** Makes a database on the server of `serverUrl`, empty or as a copy of `template`; returns its URL. */
export async function createRealDatabase(
  serverUrl: string,
  name: string,
  template = 'template0',
): Promise<string> {
  await withServer(serverUrl, async (sql) => {
    // Only one copy of a template can be made at a time: test files take turns.
    await sql`select pg_advisory_lock(7240017)`;
    await sql`create database ${sql(name)} template ${sql(template)}`;
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export function dropRealDatabase(serverUrl: string, name: string): Promise<void> {
  return withServer(serverUrl, async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`;
  });
}

async function withServer(serverUrl: string, work: (sql: postgres.Sql) => Promise<void>) {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
