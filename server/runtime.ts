import { connectDatabase, type DatabaseHandle } from '#db/client.ts';
import { createWriter } from './drafting/create-writer.ts';
import type { DescriptionWriter } from './drafting/description-writer.ts';
import type { Embedder } from './embeddings/embedder.ts';
import { createEmbedders, type Embedders } from './embeddings/embedders.ts';
import { type Env, getEnv } from './env.ts';
import { createLimits, type Limits } from './limits.ts';
import { getLog, type Log } from './log.ts';

/** What lives as long as the process. */
export interface Runtime {
  env: Env;
  db: DatabaseHandle['db'];
  embedders: Embedders;
  /** Undefined: drafts are off. */
  writer: DescriptionWriter | undefined;
  limits: Limits;
  log: Log;
}

/** A runtime with the model that is active; the same one for all of a request. */
export interface ActiveRuntime extends Runtime {
  embedder: Embedder;
}

export function createRuntime(env: Env, log: Log): Runtime {
  const { db } = connectDatabase(env.databaseUrl);
  return {
    env,
    db,
    embedders: createEmbedders(env, db),
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
