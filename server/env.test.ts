import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { EnvError, type EnvSource, findDatabaseUrl, parseEnv } from './env.ts';

const valid = {
  DATABASE_URL: 'postgres://app:pass@db.example:5433/diggindie',
  JWT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  NEXTAUTH_SECRET: 'n'.repeat(32),
} satisfies EnvSource;

/** The lines of the message, one a problem. */
function findProblems(changes: EnvSource, read: (source: EnvSource) => unknown = parseEnv) {
  try {
    read({ ...valid, ...changes });
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    const [title, ...problems] = error.message.split('\n  - ');
    expect(title).toBe('Configuration is not usable:');
    return problems;
  }
  return [];
}

/** What the driver makes of a URL; it opens no connection before the first query. */
function readByDriver(url: string | undefined) {
  const { host, port, user, pass, database } = postgres(url!).options;
  return { host, port, user, pass, database };
}

test('takes the least that is needed', () => {
  expect(parseEnv(valid)).toEqual({
    databaseUrl: valid.DATABASE_URL,
    databaseKind: 'postgres',
    memberTokenKey: new Uint8Array(32).fill(7),
    nextAuthSecret: valid.NEXTAUTH_SECRET,
    nextAuthUrl: undefined,
    oauth: {},
    trustedProxyCount: 0,
    memberUpdatesPerMinute: 600,
    previewsPerMinute: 600,
    openAiApiKey: undefined,
    openAiBaseUrl: undefined,
    openAiEmbeddingModel: 'text-embedding-3-small',
    corsOrigins: [],
    isPublicDemo: false,
    logLevel: 'info',
  });
});

test('takes everything', () => {
  const source = {
    ...valid,
    EMBEDDED_DATABASE: '1',
    NEXTAUTH_URL: 'https://music.example.com',
    OPENAI_API_KEY: ' sk-abc\n',
    OPENAI_BASE_URL: 'http://localhost:8080/v1',
    OPENAI_EMBEDDING_MODEL: 'nomic',
    CORS_ORIGINS: 'https://app.example.com, http://localhost:3001,',
    GOOGLE_CLIENT_ID: 'google-id',
    GOOGLE_CLIENT_SECRET: 'google-secret',
    GITHUB_CLIENT_ID: 'github-id',
    GITHUB_CLIENT_SECRET: 'github-secret',
    KAKAO_CLIENT_ID: 'kakao-id',
    KAKAO_CLIENT_SECRET: 'kakao-secret',
    TRUSTED_PROXY_COUNT: '2',
    MEMBER_UPDATES_PER_MINUTE: '30',
    PREVIEWS_PER_MINUTE: '60',
    PUBLIC_DEMO: 'false',
    LOG_LEVEL: 'silent',
  };
  expect(parseEnv(source)).toMatchObject({
    databaseKind: 'embedded',
    openAiApiKey: 'sk-abc',
    openAiBaseUrl: 'http://localhost:8080/v1',
    openAiEmbeddingModel: 'nomic',
    corsOrigins: ['https://app.example.com', 'http://localhost:3001'],
    nextAuthUrl: 'https://music.example.com',
    oauth: {
      google: { clientId: 'google-id', clientSecret: 'google-secret' },
      github: { clientId: 'github-id', clientSecret: 'github-secret' },
      kakao: { clientId: 'kakao-id', clientSecret: 'kakao-secret' },
    },
    trustedProxyCount: 2,
    memberUpdatesPerMinute: 30,
    previewsPerMinute: 60,
    isPublicDemo: false,
    logLevel: 'silent',
  });
});

test('a variable that is set to nothing counts as not set', () => {
  const names = [
    'DB_HOST DB_PORT DB_NAME DB_USERNAME DB_PASSWORD EMBEDDED_DATABASE NEXTAUTH_URL',
    'OPENAI_API_KEY OPENAI_BASE_URL OPENAI_EMBEDDING_MODEL CORS_ORIGINS PUBLIC_DEMO LOG_LEVEL',
    'GOOGLE_CLIENT_ID GOOGLE_CLIENT_SECRET GITHUB_CLIENT_ID GITHUB_CLIENT_SECRET KAKAO_CLIENT_ID',
    'KAKAO_CLIENT_SECRET TRUSTED_PROXY_COUNT MEMBER_UPDATES_PER_MINUTE PREVIEWS_PER_MINUTE',
  ].flatMap((line) => line.split(' '));
  for (const nothing of ['', ' ']) {
    const unset = Object.fromEntries(names.map((name) => [name, nothing]));
    expect(parseEnv({ ...unset, ...valid })).toEqual(parseEnv(valid));
  }
});

test.each([
  [{ EMBEDDED_DATABASE: '1' }, true],
  [{ EMBEDDED_DATABASE: '0' }, false],
  [{ EMBEDDED_DATABASE: 'true', PUBLIC_DEMO: '0' }, false],
  [{ PUBLIC_DEMO: 'true' }, true],
])('with %o the demo is public: %s', (changes, isPublicDemo) => {
  expect(parseEnv({ ...valid, ...changes }).isPublicDemo).toBe(isPublicDemo);
});

test('names every problem at once', () => {
  const problems = findProblems({
    DATABASE_URL: 'mysql://db',
    JWT_SECRET_KEY: '',
    NEXTAUTH_SECRET: 'short',
    OPENAI_BASE_URL: 'localhost',
    CORS_ORIGINS: '*',
    LOG_LEVEL: 'loud',
  });
  expect(problems.map((problem) => problem.split(/[ :]/, 1)[0])).toEqual([
    'DATABASE_URL',
    'OPENAI_BASE_URL',
    'LOG_LEVEL',
    'JWT_SECRET_KEY',
    'NEXTAUTH_SECRET',
    'CORS_ORIGINS',
  ]);
});

describe('JWT_SECRET_KEY', () => {
  const bytes = Buffer.from(Array.from({ length: 40 }, (_, at) => (at * 4 + 251) % 256));
  const secret = bytes.toString('base64');

  test('is base64 with + / =', () => {
    expect(secret).toMatch(/^\+.*\/.*=$/);
    expect(Buffer.from(parseEnv({ ...valid, JWT_SECRET_KEY: secret }).memberTokenKey)).toEqual(
      bytes,
    );
  });

  test.each([
    ['without padding', secret.replaceAll('=', '')],
    ['with a line break at its end', `${secret}\n`],
  ])('is taken %s', (_, value) => {
    const { memberTokenKey } = parseEnv({ ...valid, JWT_SECRET_KEY: value });
    expect(Buffer.from(memberTokenKey)).toEqual(bytes);
  });

  const missing = /^JWT_SECRET_KEY is missing: .*openssl rand -base64 48$/;
  const notBase64 = /^JWT_SECRET_KEY is not base64 /;
  const tooShort = /^JWT_SECRET_KEY decodes to fewer than 32 bytes.*openssl rand -base64 48$/;
  test.each<[string, string | undefined, RegExp]>([
    ['missing', undefined, missing],
    ['empty', '', missing],
    ['blank', '  ', missing],
    ['plain text', 'my secret key of more than 32 characters!', notBase64],
    ['base64url', bytes.toString('base64url'), notBase64],
    ['broken by a space', `${secret.slice(0, 20)} ${secret.slice(20)}`, notBase64],
    ['broken by a line', `${secret.slice(0, 20)}\n${secret.slice(20)}`, notBase64],
    ['quoted', `"${secret}"`, notBase64],
    ['cut to an impossible length', secret.replaceAll('=', '').slice(0, 45), notBase64],
    ['two secrets', `${secret},${secret}`, notBase64],
    ['of 31 bytes', Buffer.alloc(31, 1).toString('base64'), tooShort],
    ['of 32 letters, 24 bytes', 'a'.repeat(32), tooShort],
  ])('%s is refused', (_, value, problem) => {
    const problems = findProblems({ JWT_SECRET_KEY: value });
    expect(problems).toEqual([expect.stringMatching(problem)]);
    if (value?.trim()) expect(problems.join()).not.toContain(value.slice(0, 8));
  });
});

describe('NEXTAUTH_SECRET', () => {
  test.each([undefined, '', 'n'.repeat(31), ` ${'n'.repeat(31)} `])('%j is refused', (value) => {
    expect(findProblems({ NEXTAUTH_SECRET: value })).toEqual([
      'NEXTAUTH_SECRET must have at least 32 characters; make one with: openssl rand -base64 48',
    ]);
  });
});

describe('the database', () => {
  test.each<[string, string[]]>([
    ['postgres://db', ['db']],
    ['postgresql://app:p%40ss%2Fword@db.example/diggindie?sslmode=require', ['db.example']],
    ['postgres://a.example:5432,b.example:5433/diggindie', ['a.example', 'b.example']],
    ['postgres://app:pa,ss@db.example/diggindie', ['db.example']],
  ])('is found at %s', (url, hosts) => {
    expect(findProblems({ DATABASE_URL: url })).toEqual([]);
    expect(findDatabaseUrl({ DATABASE_URL: ` ${url} ` })).toBe(url);
    expect(readByDriver(url).host).toEqual(hosts);
  });

  test.each([
    'mysql://db',
    'db.example',
    'postgres:db',
    'postgres://app@[::1]:5432/diggindie',
    'POSTGRES',
    'postgres://app:canary#1@db.example/diggindie',
    'postgres://app:canary/1@db.example/diggindie',
    'postgres://app:canary%@db.example/diggindie',
    'postgres://db.example:port/diggindie',
    'postgres://db.example:99999/diggindie',
  ])('is not looked for at %s', (url) => {
    const problems = [
      'DATABASE_URL must look like postgres://user:password@host:5432/name, special characters percent-encoded',
    ];
    expect(findProblems({ DATABASE_URL: url })).toEqual(problems);
    expect(findProblems({ DATABASE_URL: url }, findDatabaseUrl)).toEqual(problems);
  });

  test('must be known', () => {
    expect(findProblems({ DATABASE_URL: undefined })).toEqual([
      'DATABASE_URL is missing: start with npm start or npm run serve',
    ]);
    expect(findDatabaseUrl({})).toBeUndefined();
    expect(findDatabaseUrl({ DATABASE_URL: ' ', DB_HOST: '', DB_NAME: '' })).toBeUndefined();
    expect(findProblems({ DATABASE_URL: ' ', DB_NAME: 'x' }, findDatabaseUrl)).toEqual([
      'DB_HOST is missing, while other DB_* variables are set',
    ]);
  });

  test('DATABASE_URL counts more than DB_*', () => {
    expect(findDatabaseUrl({ ...valid, DB_HOST: 'other' })).toBe(valid.DATABASE_URL);
  });

  test('DB_HOST is enough', () => {
    expect(readByDriver(findDatabaseUrl({ DB_HOST: 'db_1.example' }))).toEqual({
      host: ['db_1.example'],
      port: [5432],
      user: 'postgres',
      pass: '',
      database: 'postgres',
    });
  });

  test.each(['p@ss:w/o?r#d', '%', '100%25', ' a b ', '비밀번호', `'"\\{}[]|^\`<>;=&+,$!~*()`, '@'])(
    'takes %j as password and as name',
    (text) => {
      const url = findDatabaseUrl({
        DB_HOST: '10.0.0.7',
        DB_PORT: '6432',
        DB_NAME: 'digg-indie_1.x',
        DB_USERNAME: text.trim(),
        DB_PASSWORD: text,
      });
      expect(findProblems({ DATABASE_URL: url })).toEqual([]);
      expect(readByDriver(url)).toEqual({
        host: ['10.0.0.7'],
        port: [6432],
        user: text.trim(),
        pass: text,
        database: 'digg-indie_1.x',
      });
    },
  );

  const badPort = 'DB_PORT must be a port number';
  const badHost = 'DB_HOST must be a host name or an IPv4 address';
  const badName = 'DB_NAME may only have letters A-Z a-z, digits and . _ -';
  test.each([
    [{ DB_PORT: 'x' }, badPort],
    [{ DB_PORT: '0' }, badPort],
    [{ DB_PORT: '65536' }, badPort],
    [{ DB_PORT: '-1' }, badPort],
    [{ DB_PORT: '5432.0' }, badPort],
    [{ DB_HOST: 'db:5433' }, badHost],
    [{ DB_HOST: '::1' }, badHost],
    [{ DB_HOST: 'db/x' }, badHost],
    [{ DB_HOST: 'app@db' }, badHost],
    [{ DB_HOST: '/var/run/postgresql' }, badHost],
    [{ DB_NAME: 'my db' }, badName],
    [{ DB_NAME: 'a?b' }, badName],
    [{ DB_NAME: '..' }, badName],
    [{ DB_NAME: '인디' }, badName],
  ])('%o is refused', (changes, problem) => {
    const source = { DATABASE_URL: undefined, DB_HOST: 'db', ...changes };
    expect(findProblems(source)).toEqual([problem]);
    expect(findProblems(source, findDatabaseUrl)).toEqual([problem]);
  });
});

describe('CORS_ORIGINS', () => {
  test.each([
    '*',
    'null',
    'app.example.com',
    '//app.example.com',
    'https://app.example.com/',
    'https://app.example.com/path',
    'https://app.example.com?',
    'https://app.example.com#',
    'https://app.example.com:443',
    'http://app.example.com:80',
    'https://APP.example.com',
    'HTTPS://app.example.com',
    'https://user@app.example.com',
    'https://*.example.com',
    'https://앱.example.com',
    'file:///app',
    'javascript:alert(1)',
    'blob:https://app.example.com',
    'data:text/html,x',
  ])('%s is refused', (origin) => {
    expect(findProblems({ CORS_ORIGINS: `https://good.example.com, ${origin}` })).toEqual(
      origin
        .split(',')
        .map((part) => `CORS_ORIGINS: "${part}" is not an origin such as https://app.example.com`),
    );
  });
});

describe('what else can be wrong', () => {
  const badKey = 'OPENAI_API_KEY has a character that no API key has: copy it exactly';
  const badUrl = 'OPENAI_BASE_URL must be an http(s) address such as http://localhost:8080/v1';
  const badFlag = 'must be 1 or 0';
  test.each([
    [{ OPENAI_API_KEY: 'sk-canary\nabc' }, badKey],
    [{ OPENAI_API_KEY: 'sk-canary\r\nX-Evil: 1' }, badKey],
    [{ OPENAI_API_KEY: 'sk-canary abc' }, badKey],
    [{ OPENAI_API_KEY: 'sk-canary\u200b' }, badKey],
    [{ OPENAI_API_KEY: 'sk-canary…' }, badKey],
    [{ OPENAI_BASE_URL: 'localhost:8080' }, badUrl],
    [{ OPENAI_BASE_URL: '/v1' }, badUrl],
    [{ OPENAI_BASE_URL: 'file:///etc/passwd' }, badUrl],
    [{ OPENAI_BASE_URL: 'ftp://host/v1' }, badUrl],
    [
      { OPENAI_BASE_URL: 'https://app:canary@host/v1' },
      'OPENAI_BASE_URL must not hold a user name or password',
    ],
    [
      { OPENAI_BASE_URL: 'https://:canary@host/v1' },
      'OPENAI_BASE_URL must not hold a user name or password',
    ],
    [{ NEXTAUTH_URL: 'music.example.com' }, 'NEXTAUTH_URL must be an http(s) address'],
    [
      { GITHUB_CLIENT_ID: 'id' },
      'GITHUB_CLIENT_SECRET is missing, while GITHUB_CLIENT_ID is set: set both or neither',
    ],
    [
      { KAKAO_CLIENT_ID: ' ', KAKAO_CLIENT_SECRET: 'canary' },
      'KAKAO_CLIENT_ID is missing, while KAKAO_CLIENT_SECRET is set: set both or neither',
    ],
    [{ TRUSTED_PROXY_COUNT: '-1' }, 'TRUSTED_PROXY_COUNT must be a whole number'],
    [{ TRUSTED_PROXY_COUNT: '11' }, 'TRUSTED_PROXY_COUNT must be from 0 to 10'],
    [{ MEMBER_UPDATES_PER_MINUTE: '0' }, 'MEMBER_UPDATES_PER_MINUTE must be from 1 to 1000000'],
    [{ PREVIEWS_PER_MINUTE: '1.5' }, 'PREVIEWS_PER_MINUTE must be a whole number'],
    [{ EMBEDDED_DATABASE: 'yes' }, `EMBEDDED_DATABASE ${badFlag}`],
    [{ PUBLIC_DEMO: 'TRUE' }, `PUBLIC_DEMO ${badFlag}`],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be trace, debug, info, warn, error or silent'],
  ])('%o', (changes, problem) => {
    expect(findProblems(changes)).toEqual([problem]);
    expect(problem).not.toContain('canary');
  });
});
