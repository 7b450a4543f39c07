import { z } from 'zod';

/** The configuration of one process, checked. Spec §6. */
export interface Env {
  databaseUrl: string;
  /** The demo database that this app serves itself, or a Postgres that somebody runs. */
  databaseKind: 'embedded' | 'postgres';
  /** The HMAC key of member tokens: the decoded bytes of JWT_SECRET_KEY, at least 32. */
  memberTokenKey: Uint8Array;
  /** Encrypts the curators' sessions. */
  nextAuthSecret: string;
  /** The address under which people reach the dashboard. */
  nextAuthUrl: string | undefined;
  /** Whose accounts open the dashboard besides a password. */
  oauth: Readonly<Partial<Record<OauthProvider, OauthClient>>>;
  /** How many proxies of ours stand before this app: so many entries of X-Forwarded-For count. */
  trustedProxyCount: number;
  memberUpdatesPerMinute: number;
  previewsPerMinute: number;
  openAiApiKey: string | undefined;
  openAiBaseUrl: string | undefined;
  openAiEmbeddingModel: string;
  /** Writes drafts of descriptions; undefined: drafts are off. */
  openAiChatModel: string | undefined;
  corsOrigins: string[];
  /** Whether `/` and the preview are open to everyone. */
  isPublicDemo: boolean;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export const OAUTH_PROVIDERS = ['google', 'github', 'kakao'] as const;
export type OauthProvider = (typeof OAUTH_PROVIDERS)[number];

/** What a provider gave us when this app was registered there. */
export interface OauthClient {
  clientId: string;
  clientSecret: string;
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
const flag = optionalText.pipe(
  z
    .enum(['0', '1', 'false', 'true'], { error: 'must be 1 or 0' })
    .optional()
    .transform((value) => value && (value === '1' || value === 'true')),
);

const wholeNumber = (least: number, most: number) =>
  optionalText.pipe(
    z
      .string()
      .regex(/^\d{1,9}$/, { error: 'must be a whole number', abort: true })
      .transform(Number)
      .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`)
      .optional(),
  );

const databaseSchema = z.object({
  DATABASE_URL: optionalText.pipe(
    z
      .string()
      .refine(
        isDatabaseUrl,
        'must look like postgres://user:password@host:5432/name, special characters percent-encoded',
      )
      .optional(),
  ),
  DB_HOST: optionalText.pipe(
    z
      .string()
      .regex(/^[\w.-]+$/, 'must be a host name or an IPv4 address')
      .optional(),
  ),
  DB_PORT: optionalText.pipe(z.string().refine(isPort, 'must be a port number').optional()),
  DB_NAME: optionalText.pipe(
    z
      .string()
      .regex(/^\w[\w.-]*$/, 'may only have letters A-Z a-z, digits and . _ -')
      .optional(),
  ),
  DB_USERNAME: optionalText,
  DB_PASSWORD: z.string().optional(),
});

const variablesSchema = databaseSchema.extend({
  EMBEDDED_DATABASE: flag,
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
        abort: true,
      })
      .refine(hasNoCredentials, 'must not hold a user name or password')
      .optional(),
  ),
  OPENAI_EMBEDDING_MODEL: optionalText,
  OPENAI_CHAT_MODEL: optionalText,
  GOOGLE_CLIENT_ID: optionalText,
  GOOGLE_CLIENT_SECRET: optionalText,
  GITHUB_CLIENT_ID: optionalText,
  GITHUB_CLIENT_SECRET: optionalText,
  KAKAO_CLIENT_ID: optionalText,
  KAKAO_CLIENT_SECRET: optionalText,
  TRUSTED_PROXY_COUNT: wholeNumber(0, 10),
  MEMBER_UPDATES_PER_MINUTE: wholeNumber(1, 1_000_000),
  PREVIEWS_PER_MINUTE: wholeNumber(1, 1_000_000),
  PUBLIC_DEMO: flag,
  LOG_LEVEL: optionalText.pipe(
    z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be trace, debug, info, warn, error or silent',
      })
      .optional(),
  ),
});

export type EnvSource = Readonly<Record<string, string | undefined>>;

const MAKE_SECRET = 'make one with: openssl rand -base64 48';

/**
 * Reads and checks the configuration.
 * @throws EnvError naming every variable that is missing or wrong
 */
export function parseEnv(source: EnvSource): Env {
  const parsed = variablesSchema.safeParse(source);
  const problems = parsed.success ? [] : describeIssues(parsed.error);
  const databaseUrl = parsed.success ? findDatabaseUrl(source) : undefined;
  if (parsed.success && !databaseUrl) {
    problems.push('DATABASE_URL is missing: start with npm start or npm run serve');
  }
  const memberTokenKey = decodeSecret(source.JWT_SECRET_KEY?.trim(), problems);
  const nextAuthSecret = source.NEXTAUTH_SECRET?.trim() ?? '';
  if (nextAuthSecret.length < 32) {
    problems.push(`NEXTAUTH_SECRET must have at least 32 characters; ${MAKE_SECRET}`);
  }
  const oauth = parsed.success ? readOauthClients(parsed.data, problems) : {};
  if (
    parsed.data?.OPENAI_CHAT_MODEL &&
    !parsed.data.OPENAI_API_KEY &&
    !parsed.data.OPENAI_BASE_URL
  ) {
    problems.push('OPENAI_CHAT_MODEL needs OPENAI_API_KEY or OPENAI_BASE_URL');
  }
  const corsOrigins = parseOrigins(source.CORS_ORIGINS, problems);
  if (problems.length > 0 || !parsed.success || !databaseUrl || !memberTokenKey) {
    throw new EnvError(problems);
  }
  const variables = parsed.data;
  const databaseKind = variables.EMBEDDED_DATABASE ? 'embedded' : 'postgres';
  return {
    databaseUrl,
    databaseKind,
    memberTokenKey,
    nextAuthSecret,
    nextAuthUrl: variables.NEXTAUTH_URL,
    oauth,
    trustedProxyCount: variables.TRUSTED_PROXY_COUNT ?? 0,
    memberUpdatesPerMinute: variables.MEMBER_UPDATES_PER_MINUTE ?? 600,
    previewsPerMinute: variables.PREVIEWS_PER_MINUTE ?? 600,
    openAiApiKey: variables.OPENAI_API_KEY,
    openAiBaseUrl: variables.OPENAI_BASE_URL,
    openAiEmbeddingModel: variables.OPENAI_EMBEDDING_MODEL ?? 'text-embedding-3-small',
    openAiChatModel: variables.OPENAI_CHAT_MODEL,
    corsOrigins,
    isPublicDemo: variables.PUBLIC_DEMO ?? databaseKind === 'embedded',
    logLevel: variables.LOG_LEVEL ?? 'info',
  };
}

/**
 * DATABASE_URL, or one made of the DB_* variables; undefined when neither is set: the embedded database.
 * @throws EnvError naming those that are wrong
 */
export function findDatabaseUrl(source: EnvSource): string | undefined {
  const parsed = databaseSchema.safeParse(source);
  if (!parsed.success) throw new EnvError(describeIssues(parsed.error));
  const { DATABASE_URL, DB_HOST, DB_PORT, DB_NAME, DB_USERNAME, DB_PASSWORD } = parsed.data;
  if (DATABASE_URL) return DATABASE_URL;
  if (!DB_HOST) {
    if (!DB_PORT && !DB_NAME && !DB_USERNAME && !DB_PASSWORD) return undefined;
    throw new EnvError(['DB_HOST is missing, while other DB_* variables are set']);
  }
  const url = new URL(`postgres://${DB_HOST}`);
  url.port = DB_PORT ?? '5432';
  url.pathname = `/${DB_NAME ?? 'postgres'}`;
  url.username = encodeURIComponent(DB_USERNAME ?? 'postgres');
  url.password = encodeURIComponent(DB_PASSWORD ?? '');
  return url.href;
}

function readOauthClients(
  variables: z.infer<typeof variablesSchema>,
  problems: string[],
): Partial<Record<OauthProvider, OauthClient>> {
  const clients: Partial<Record<OauthProvider, OauthClient>> = {};
  for (const provider of OAUTH_PROVIDERS) {
    const prefix = provider.toUpperCase() as Uppercase<OauthProvider>;
    const clientId = variables[`${prefix}_CLIENT_ID`];
    const clientSecret = variables[`${prefix}_CLIENT_SECRET`];
    if (clientId && clientSecret) clients[provider] = { clientId, clientSecret };
    else if (clientId || clientSecret) {
      const [missing, given] = clientId ? ['SECRET', 'ID'] : ['ID', 'SECRET'];
      problems.push(
        `${prefix}_CLIENT_${missing} is missing, while ${prefix}_CLIENT_${given} is set: set both or neither`,
      );
    }
  }
  return clients;
}

function describeIssues(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
}

/** Whether the driver can read it: it takes several hosts, comma-joined, but no IPv6 address. */
function isDatabaseUrl(value: string): boolean {
  try {
    const url = new URL(value.replace(/,[^@/?]*(?=[/?]|$)/, ''));
    decodeURIComponent(`${url.username}${url.password}${url.host}`);
    return /^postgres(ql)?:\/\//.test(value) && !url.hostname.startsWith('[');
  } catch {
    return false;
  }
}

function hasNoCredentials(url: string): boolean {
  const { username, password } = new URL(url);
  return !username && !password;
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
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
    // Origins are compared whole, so a wildcard would silently match nothing.
    const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin;
    if (!isOrigin || origin.includes('*')) {
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
