import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Env, type EnvSource, findDatabaseUrl, parseEnv } from '../env.ts';
import { type Address, readAddress } from './address.mjs';
import { loadEnvFiles } from './env-files.mjs';
import { CliError } from './failure.ts';
import { fillInSecrets } from './secrets.ts';

export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a command that serves must know before it starts anything. */
export interface Launch {
  address: Address;
  isDemoWanted: boolean;
  /** The configuration of the web server on the database at `url`: as environment, and checked. */
  configure: (database: { url: string; kind: Env['databaseKind'] }) => {
    variables: EnvSource;
    env: Env;
  };
}

/**
 * Reads the environment and the .env files.
 * @throws EnvError, so that a wrong configuration is known before minutes of work
 */
export async function readLaunch(): Promise<Launch> {
  const source = readEnvironment();
  const databaseKind = findDatabaseUrl(source) ? 'postgres' : 'embedded';
  const dataDir = readDataDir(source);
  const address = readAddress(source);
  const secrets = await fillInSecrets({ env: source, databaseKind, dataDir });
  const launch: Launch = {
    address,
    isDemoWanted: readFlag(source, 'SEED_DEMO') ?? databaseKind === 'embedded',
    configure: ({ url, kind }) => {
      const variables = {
        ...source,
        ...secrets,
        NEXTAUTH_URL: source.NEXTAUTH_URL?.trim() || address.url,
        DATABASE_URL: url,
        EMBEDDED_DATABASE: kind === 'embedded' ? '1' : '0',
      };
      return { variables, env: parseEnv(variables) };
    },
  };
  launch.configure({
    url: findDatabaseUrl(source) ?? 'postgres://not-started',
    kind: databaseKind,
  });
  return launch;
}

/** process.env with what .env.local and .env add to it. */
export function readEnvironment(): EnvSource {
  loadEnvFiles(PROJECT_ROOT);
  return process.env;
}

/** Where the embedded database and the generated secrets live. */
export function readDataDir(source: EnvSource): string {
  return resolve(PROJECT_ROOT, source.DATA_DIR?.trim() || '.data');
}

function readFlag(source: EnvSource, name: string): boolean | undefined {
  const value = source[name]?.trim();
  if (!value) return undefined;
  if (['1', 'true'].includes(value)) return true;
  if (['0', 'false'].includes(value)) return false;
  throw new CliError(`${name} must be 1 or 0, not "${value}".`);
}
