import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RawClient } from './raw-client.ts';
import { type EmbeddedServer, startEmbeddedServer } from './server.ts';

vi.setConfig({ testTimeout: 60_000 });

const CONNECTIONS = 15;
const OPERATIONS = 1_500;
const COUNTERS = 5;
const MAX_PARAMETER_BYTES = 200_000;

let server: EmbeddedServer;
beforeAll(async () => {
  server = await startEmbeddedServer();
});
afterAll(() => server.close());

/** A reproducible sequence of numbers in [0, 1). Source: Numerical Recipes' LCG. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Of the given length, and different for each seed in every part. */
function makeText(seed: number, length: number): string {
  return `${seed}-한-`.repeat(Math.ceil(length / 4)).slice(0, length);
}

describe.each([
  ['prepared', true],
  ['unprepared', false],
])('%s statements of many connections at once', (name, prepare) => {
  test('get the right answer, every one', async () => {
    const sql = postgres(server.url, { max: CONNECTIONS, prepare, onnotice: () => {} });
    const counters = `counters_${name}`;
    const log = `log_${name}`;
    await sql`create table ${sql(counters)} (id int primary key, value int not null)`;
    await sql`create table ${sql(log)} (operation int primary key, payload text)`;
    await sql`insert into ${sql(counters)} select n, 0 from generate_series(0, ${COUNTERS - 1}::int) n`;
    const random = createRandom(17);
    const expectedCounts = Array.from({ length: COUNTERS }, () => 0);
    const expectedLog = new Map<number, number>();

    const operations = [
      async (operation: number) => {
        const text = makeText(operation, Math.floor(random() * MAX_PARAMETER_BYTES));
        const [row] = await sql`select ${text}::text as text, ${operation}::int as operation`;
        expect(row?.operation).toBe(operation);
        expect(row?.text === text).toBe(true);
      },
      async (operation: number, counter: number) => {
        await sql.begin(async (transaction) => {
          const [row] = await transaction`
            select value from ${sql(counters)} where id = ${counter} for update`;
          await transaction`
            update ${sql(counters)} set value = ${row?.value + 1} where id = ${counter}`;
        });
        expectedCounts[counter] = (expectedCounts[counter] ?? 0) + 1;
        expect(operation).toBeGreaterThanOrEqual(0);
      },
      async (operation: number) => {
        const length = Math.floor(random() * 50_000);
        await sql`insert into ${sql(log)} values (${operation}, ${makeText(operation, length)})`;
        expectedLog.set(operation, length);
      },
      async (operation: number) => {
        const query = sql`select ${operation}::int / 0 as impossible`;
        await expect(query).rejects.toMatchObject({ code: '22012' });
      },
      async (operation: number) => {
        const work = sql.begin(async (transaction) => {
          await transaction`insert into ${sql(log)} values (${operation}, 'never to be seen')`;
          throw new Error(`undo ${operation}`);
        });
        await expect(work).rejects.toThrow(`undo ${operation}`);
      },
      async (operation: number) => {
        const numbers = await sql`
          select n, n * ${operation}::int as product from generate_series(1, 50) n order by n`;
        expect(numbers.map((row) => row.product)).toEqual(
          Array.from({ length: 50 }, (_, index) => (index + 1) * operation),
        );
      },
    ];

    const victims = Array.from({ length: 10 }, async (_, index) => {
      const victim = await RawClient.logIn(server.url);
      await victim.query(`begin; update ${counters} set value = value + 1000 where id = 0`);
      await victim.query(`insert into ${log} values (${-1 - index}, 'of a killed client')`);
      victim.socket.resetAndDestroy();
    });
    await Promise.all([
      ...victims,
      ...Array.from({ length: OPERATIONS }, (_, operation) => {
        const run = operations[operation % operations.length];
        return run?.(operation, Math.floor(random() * COUNTERS));
      }),
    ]);

    const counts = await sql`select value from ${sql(counters)} order by id`;
    expect(counts.map((row) => row.value)).toEqual(expectedCounts);
    const logged = await sql`select operation, payload from ${sql(log)} order by operation`;
    expect(logged.map((row) => row.operation)).toEqual(
      [...expectedLog.keys()].sort((a, b) => a - b),
    );
    const broken = logged.filter(
      (row) => row.payload !== makeText(row.operation, expectedLog.get(row.operation) ?? -1),
    );
    expect(broken).toEqual([]);
    await sql.end();
  });
});
