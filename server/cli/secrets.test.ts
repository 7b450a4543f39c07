import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEnv } from '../env.ts';
import { CliError } from './failure.ts';
import { fillInSecrets } from './secrets.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'diggindie-secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const fill = (env: Record<string, string>, databaseKind: 'embedded' | 'postgres' = 'embedded') =>
  fillInSecrets({ env, databaseKind, dataDir });

test('makes both secrets once, strong enough to start with, and keeps them', async () => {
  const made = await fill({});
  expect(await fill({})).toEqual(made);
  const env = parseEnv({ ...made, DATABASE_URL: 'postgres://localhost/x' });
  expect(env.memberTokenKey.byteLength).toBe(48);
});

test('nobody else may read them, even after somebody opened the file up', async () => {
  await fill({});
  const path = join(dataDir, 'secrets.json');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  await fill({});
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('of two starts at once both get the same secrets', async () => {
  const [first, second] = await Promise.all([fill({}), fill({})]);
  expect(first).toEqual(second);
});

test('a secret that is set stays as it is', async () => {
  expect(Object.keys(await fill({ JWT_SECRET_KEY: 'mine' }))).toEqual(['NEXTAUTH_SECRET']);
});

test.each(['', 'production'])(
  'with a real database none is made up when NODE_ENV is "%s"',
  async (mode) => {
    expect(await fill({ NODE_ENV: mode }, 'postgres')).toEqual({});
    expect(existsSync(join(dataDir, 'secrets.json'))).toBe(false);
  },
);

test.each(['development', 'test'])('with a real database in %s they are made', async (mode) => {
  const made = await fill({ NODE_ENV: mode }, 'postgres');
  expect(Object.keys(made)).toEqual(['JWT_SECRET_KEY', 'NEXTAUTH_SECRET']);
});

test('a damaged file is named, not overwritten', async () => {
  writeFileSync(join(dataDir, 'secrets.json'), '{"JWT_SECRET_KEY":');
  await expect(fill({})).rejects.toThrow(CliError);
  await expect(fill({})).rejects.toThrow('secrets.json is damaged');
});
