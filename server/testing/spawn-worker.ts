import { type ChildProcess, spawn } from 'node:child_process';
import type { TestService } from './test-service.ts';

interface SpawnOptions {
  /** In the place of the service's own database, as a proxy before it. */
  databaseUrl?: string;
  /** Added to its configuration. */
  env?: Record<string, string>;
}

/** `npm run worker` on a test's database and provider, in a process of its own. */
export function spawnWorker(
  { runtime, provider }: TestService,
  { databaseUrl = runtime.env.databaseUrl, env }: SpawnOptions = {},
): ChildProcess {
  return spawn(process.execPath, ['server/cli/worker.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: provider.url,
      OPENAI_EMBEDDING_MODEL: runtime.embedder.model,
      LOG_LEVEL: 'error',
      ...env,
    },
  });
}
