import pino from 'pino';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { type MemberRole, signMemberToken } from '../auth/member-token.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { startProviderStub } from '../embeddings/testing/provider-stub.ts';
import { parseEnv } from '../env.ts';
import { logOptions } from '../log.ts';
import { type ActiveRuntime, createRuntime, type Runtime } from '../runtime.ts';

export interface TestService {
  db: TestDatabase['db'];
  /** Its `embedder` is the configured one. */
  runtime: ActiveRuntime;
  provider: Awaited<ReturnType<typeof startProviderStub>>;
  /** Everything that was logged, one JSON line an event. */
  logLines: string[];
  /** An Authorization header for a member. */
  authorization: (externalId: string, role?: MemberRole) => Promise<string>;
  close: () => Promise<void>;
}

const TEST_JWT_SECRET = Buffer.from('a secret of the tests, 40 bytes in all..').toString('base64');
export const TEST_API_KEY = 'sk-canary-5e1f';

/**
 * The app's parts as one process has them, on a database of its own and a provider over real HTTP.
 * Route handlers imported by the test find this runtime.
 */
export async function startTestService(
  overrides: Record<string, string> = {},
): Promise<TestService> {
  const [database, provider] = await Promise.all([createTestDatabase(), startProviderStub()]);
  const env = parseEnv({
    DATABASE_URL: database.url,
    JWT_SECRET_KEY: TEST_JWT_SECRET,
    NEXTAUTH_SECRET: 'n'.repeat(40),
    OPENAI_API_KEY: TEST_API_KEY,
    OPENAI_BASE_URL: provider.url,
    CORS_ORIGINS: 'https://app.example.com',
    ...overrides,
  });
  const logLines: string[] = [];
  const log = pino({ ...logOptions, level: 'info' }, { write: (line) => logLines.push(line) });
  const embedders = createEmbedders(
    { ...env, timing: { timeoutMs: 500, backoffMs: 1 } },
    database.db,
  );
  const runtime: ActiveRuntime = {
    ...createRuntime(env, log),
    ...{ db: database.db, embedders, embedder: embedders.configured },
  };
  (globalThis as { diggIndieRuntime?: Runtime }).diggIndieRuntime = runtime;
  return {
    db: database.db,
    runtime,
    provider,
    logLines,
    authorization: async (externalId, role) =>
      `Bearer ${await signMemberToken({
        externalId,
        role,
        key: env.memberTokenKey,
        expiresInSeconds: 60,
      })}`,
    close: async () => {
      await database.close();
      await provider.close();
    },
  };
}
