import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { unitVector } from '#db/testing/factories.ts';
import { binaryVector, decodeVector, encodeProbe, encodeVector } from './vector-format.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function readBack(text: string | null): Promise<Buffer | null> {
  const [row] = await database.db.execute<{ bytes: Buffer | null }>(
    sql`select ${binaryVector(sql`${text}::vector`)} as bytes`,
  );
  return row!.bytes;
}

describe('a decoded vector', () => {
  test('has the components that the database holds, bit by bit', async () => {
    const values = [0.1, -2.5, 1e-20, 3.4e38, 0, -1, 16_777_217, 1 / 3];
    const bytes = await readBack(`[${values.join(',')}]`);
    expect(decodeVector(bytes!)).toEqual(Float32Array.from(values));
  });

  test('may lie anywhere in its buffer', async () => {
    const bytes = await readBack('[1,2,3]');
    const shifted = Buffer.concat([Buffer.from([7, 7, 7]), bytes!, Buffer.from([7])]);
    expect(decodeVector(shifted.subarray(3))).toEqual(Float32Array.of(1, 2, 3));
  });

  test('is null where there is none', async () => {
    expect(await readBack(null)).toBeNull();
  });
});

describe('an encoded vector', () => {
  test('comes back bit by bit', async () => {
    const vector = Float32Array.from([...unitVector(1), 1e-20, -3.4e38]);
    expect(decodeVector((await readBack(encodeVector(vector)))!)).toEqual(vector);
  });
});

describe('an encoded probe', () => {
  test('comes back within a hundred-millionth', async () => {
    for (const seed of [1, 2, 3]) {
      const probe = Float64Array.from(unitVector(seed));
      const back = decodeVector((await readBack(encodeProbe(probe)))!);
      expect(back).toHaveLength(1536);
      const errors = probe.map((value, index) => Math.abs(value - (back[index] ?? Number.NaN)));
      expect(Math.max(...errors)).toBeLessThan(1e-8);
    }
  });

  test.each<[number[], string, number[]]>([
    [[1, -0.5, 0], '[100000000e-8,-50000000e-8,0e-8]', [1, -0.5, 0]],
    [[0.123456789, -1e-9], '[12345679e-8,0e-8]', [0.12345679, 0]],
  ])('%j reads %s', async (probe, text, expected) => {
    expect(encodeProbe(probe)).toBe(text);
    expect(decodeVector((await readBack(text))!)).toEqual(Float32Array.from(expected));
  });
});
