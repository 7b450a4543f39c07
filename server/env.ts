import { z } from 'zod';

/** The configuration of one process, checked. Spec §6. */
export interface Env {
  databaseUrl: string;
  /** The demo database that this app serves itself, or a Postgres that somebody runs. */
  databaseKind: 'embedded' | 'postgres';
  /** The HMAC key of member tokens: the decoded bytes of JWT_SECRET_KEY, at least 32. */
  memberTokenKey: Uint8Array;
  openAiApiKey: string | undefined;
  openAiBaseUrl: string | undefined;
  openAiEmbeddingModel: string;
  corsOrigins: string[];
  /** Whether `/` and the preview are open to everyone. */
  isPublicDemo: boolean;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Says which variables are wrong and what to do; thrown before anything starts. */
export class EnvError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `Configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'EnvError';
  }
}

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);
const flag = z
  .enum(['0', '1', 'false', 'true', ''])
  .optional()
  .transform((value) => (value ? value === '1' || value === 'true' : undefined));

const variablesSchema = z.object({
  DATABASE_URL: optionalText.pipe(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional(),
  ),
  DB_HOST: optionalText,
  DB_PORT: optionalText.pipe(z.string().regex(/^\d+$/, 'must be a port number').optional()),
  DB_NAME: optionalText,
  DB_USERNAME: optionalText,
  DB_PASSWORD: z.string().optional(),
  EMBEDDED_DATABASE: flag,
  JWT_SECRET_KEY: optionalText,
  NEXTAUTH_SECRET: optionalText,
  NEXTAUTH_URL: optionalText.pipe(
    z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  ),
  OPENAI_API_KEY: optionalText.pipe(
    z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'has a character that no API key has: copy it exactly')
      .optional(),
  ),
  OPENAI_BASE_URL: optionalText.pipe(
    z
      .url({
        protocol: /^https?$/,
        error: 'must be an http(s) address such as http://localhost:8080/v1',
      })
      .refine((url) => !new URL(url).username, 'must not hold a user name or password')
      .optional(),
  ),
  OPENAI_EMBEDDING_MODEL: optionalText,
  CORS_ORIGINS: optionalText,
  PUBLIC_DEMO: flag,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
});

export type EnvSource = Readonly<Record<string, string | undefined>>;

const MAKE_SECRET = 'make one with: openssl rand -base64 48';

/**
 * Reads and checks the configuration.
 * @throws EnvError naming every variable that is missing or wrong
 */
export function parseEnv(source: EnvSource): Env {
  const parsed = variablesSchema.safeParse(source);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    );
  }
  const variables = parsed.data;
  const problems: string[] = [];
  const databaseUrl = findDatabaseUrl(source);
  if (!databaseUrl) problems.push('DATABASE_URL is missing: start with npm start or npm run serve');
  const memberTokenKey = decodeSecret(variables.JWT_SECRET_KEY, problems);
  if ((variables.NEXTAUTH_SECRET ?? '').length < 32) {
    problems.push(`NEXTAUTH_SECRET must have at least 32 characters; ${MAKE_SECRET}`);
  }
  const corsOrigins = parseOrigins(variables.CORS_ORIGINS, problems);
  if (problems.length > 0 || !databaseUrl || !memberTokenKey) throw new EnvError(problems);
  const databaseKind = variables.EMBEDDED_DATABASE ? 'embedded' : 'postgres';
  return {
    databaseUrl,
    databaseKind,
    memberTokenKey,
    openAiApiKey: variables.OPENAI_API_KEY,
    openAiBaseUrl: variables.OPENAI_BASE_URL,
    openAiEmbeddingModel: variables.OPENAI_EMBEDDING_MODEL ?? 'text-embedding-3-small',
    corsOrigins,
    isPublicDemo: variables.PUBLIC_DEMO ?? databaseKind === 'embedded',
    logLevel: variables.LOG_LEVEL ?? 'info',
  };
}

/** DATABASE_URL, or one made of the DB_* variables; undefined when neither is set: the embedded database. */
export function findDatabaseUrl(source: EnvSource): string | undefined {
  if (source.DATABASE_URL?.trim()) return source.DATABASE_URL.trim();
  if (!source.DB_HOST?.trim()) return undefined;
  const url = new URL(`postgres://${source.DB_HOST.trim()}`);
  url.port = source.DB_PORT?.trim() || '5432';
  url.pathname = `/${encodeURIComponent(source.DB_NAME?.trim() || 'postgres')}`;
  url.username = encodeURIComponent(source.DB_USERNAME?.trim() || 'postgres');
  url.password = encodeURIComponent(source.DB_PASSWORD ?? '');
  return url.href;
}

function decodeSecret(value: string | undefined, problems: string[]): Uint8Array | undefined {
  if (!value) {
    problems.push(`JWT_SECRET_KEY is missing: the backend's secret in base64, or ${MAKE_SECRET}`);
    return undefined;
  }
  const key = Buffer.from(value, 'base64');
  const canonical = key.toString('base64').replace(/=+$/, '');
  if (canonical !== value.replace(/=+$/, '')) {
    problems.push('JWT_SECRET_KEY is not base64 (A-Z a-z 0-9 + / =): copy it exactly');
    return undefined;
  }
  if (key.byteLength < 32) {
    problems.push(`JWT_SECRET_KEY decodes to fewer than 32 bytes: too weak; ${MAKE_SECRET}`);
    return undefined;
  }
  return new Uint8Array(key);
}

function parseOrigins(value: string | undefined, problems: string[]): string[] {
  const origins = (value ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean);
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      problems.push(`CORS_ORIGINS: "${origin}" is not an origin such as https://app.example.com`);
    }
  }
  return origins;
}

let env: Env | undefined;

/** The configuration of this process, read once. */
export function getEnv(): Env {
  env ??= parseEnv(process.env);
  return env;
}
