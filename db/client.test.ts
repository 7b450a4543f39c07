import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase } from './client.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

/**
 * Passes bytes on to a database until it is told to cut every connection; a process of its own, so that it does so while
 * this one is busy.
 */
const PROXY = `
  const { connect, createServer } = require('node:net');
  const { hostname, port } = new URL(process.argv[1]);
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(port, hostname);
    for (const [from, to] of [[near, far], [far, near]]) {
      sockets.add(from);
      from.pipe(to).on('error', () => {});
    }
  }).listen(0, '127.0.0.1', () => console.log(server.address().port));
  process.stdin.on('data', () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  });
`;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.close());

async function startProxy() {
  const child = spawn(process.execPath, ['-e', PROXY, database.url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = new URL(database.url);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, cut: () => child.stdin.write('cut\n'), close: () => child.kill() };
}

// The driver as it comes loses a query, or the connection for good: see db/patches.
test('whatever is asked while a connection is lost is answered or refused, and the next one works', async () => {
  const proxy = await startProxy();
  const { db, close } = connectDatabase(proxy.url, { maxConnections: 1, connectTimeoutSeconds: 2 });
  const ask = async () => (await db.execute(sql`select 1 as one`)).length;
  try {
    for (let round = 0; round < 20; round += 1) {
      expect(await ask()).toBe(1);
      const asked: Promise<unknown>[] = [];
      proxy.cut();
      // One in each turn of the event loop, so that one of them meets the closing.
      for (let turn = 0; turn < 200; turn += 1) {
        asked.push(ask().catch((error: Error) => error));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.all(asked);
    }
    expect(await ask()).toBe(1);
  } finally {
    await close();
    proxy.close();
  }
}, 60_000);
