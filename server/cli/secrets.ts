import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { EnvSource } from '../env.ts';
import { CliError } from './failure.ts';

const NAMES = ['JWT_SECRET_KEY', 'NEXTAUTH_SECRET'] as const;
type Secrets = Record<(typeof NAMES)[number], string>;

const secretsSchema = z.object({ JWT_SECRET_KEY: z.string(), NEXTAUTH_SECRET: z.string() });

/**
 * The secrets that `env` lacks: made once and kept in `dataDir`, readable by their owner only. With a
 * real database in production they are never made up: tokens of the real backend would not fit.
 */
export async function fillInSecrets(params: {
  env: EnvSource;
  databaseKind: 'embedded' | 'postgres';
  dataDir: string;
}): Promise<Partial<Secrets>> {
  const { env, databaseKind, dataDir } = params;
  const missing = NAMES.filter((name) => !env[name]?.trim());
  const isDevelopment = env.NODE_ENV === 'development' || env.NODE_ENV === 'test';
  if (missing.length === 0 || (databaseKind === 'postgres' && !isDevelopment)) return {};
  const secrets = await keepSecrets(dataDir);
  return Object.fromEntries(missing.map((name) => [name, secrets[name]]));
}

async function keepSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  if (!existsSync(path)) await makeSecrets(path);
  await chmod(path, 0o600);
  return readSecrets(path);
}

async function makeSecrets(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const made: Secrets = { JWT_SECRET_KEY: makeSecret(), NEXTAUTH_SECRET: makeSecret() };
  await writeFile(draft, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  try {
    // A link never replaces: of two processes that start at once, both keep the first one's secrets.
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readSecrets(path: string): Promise<Secrets> {
  const text = await readFile(path, 'utf8');
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    throw new CliError(
      `${path} is damaged: restore it from a backup, or delete it to make new secrets (members' tokens made with the old one end).`,
    );
  }
}

function makeSecret(): string {
  return randomBytes(48).toString('base64');
}
