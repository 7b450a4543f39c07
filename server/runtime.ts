import { connectDatabase, type DatabaseHandle } from '#db/client.ts';
import { createWriter } from './drafting/create-writer.ts';
import type { DescriptionWriter } from './drafting/description-writer.ts';
import { createEmbedder } from './embeddings/create-embedder.ts';
import type { Embedder } from './embeddings/embedder.ts';
import { type Env, getEnv } from './env.ts';
import { createLimits, type Limits } from './limits.ts';
import { getLog, type Log } from './log.ts';

/** What lives as long as the process. */
export interface Runtime {
  env: Env;
  db: DatabaseHandle['db'];
  embedder: Embedder;
  /** Undefined: drafts are off. */
  writer: DescriptionWriter | undefined;
  limits: Limits;
  log: Log;
}

export function createRuntime(env: Env, log: Log): Runtime {
  const { db } = connectDatabase(env.databaseUrl);
  return {
    env,
    db,
    embedder: createEmbedder(env),
    writer: createWriter(env),
    limits: createLimits(env),
    log,
  };
}

// Next bundles each route by itself, so a module variable could exist several times in one process.
const holder = globalThis as typeof globalThis & { diggIndieRuntime?: Runtime };

export function getRuntime(): Runtime {
  holder.diggIndieRuntime ??= createRuntime(getEnv(), getLog());
  return holder.diggIndieRuntime;
}
