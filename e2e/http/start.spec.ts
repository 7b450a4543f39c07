import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createRealDatabase, dropRealDatabase } from '#db/testing/real-postgres.ts';
import { findFreePort } from '../service.ts';

const serverUrl = process.env.TEST_DATABASE_URL;
const secret = Buffer.alloc(48, 'start.spec').toString('base64');

interface Command {
  pid: number;
  output: () => string;
  /** Resolves when `text` has been printed; rejects with the output when the command ends before. */
  printed: (text: string) => Promise<void>;
  exited: Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Runs one of server/cli in a process group of its own, as a terminal does. */
function run(
  script: string,
  env: Record<string, string>,
  args: string[] = [],
  input = '',
): Command {
  const child = spawn(process.execPath, [join('server', 'cli', script), ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DB_HOST: '',
      JWT_SECRET_KEY: '',
      NEXTAUTH_SECRET: '',
      OPENAI_API_KEY: '',
      OPENAI_BASE_URL: '',
      SEED_DEMO: '',
      ADMIN_EMAIL: '',
      HOST: '',
      NODE_ENV: 'production',
      ...env,
    },
  });
  child.stdin.end(input);
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const exited = once(child, 'close').then(([code]): number | null => {
    running.delete(child);
    return code;
  });
  const printed = async (wanted: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => {
      if (text.includes(wanted)) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
    exited.then(() => reject(new Error(`ended without "${wanted}":\n${text}`)));
    look();
    await promise;
  };
  return { pid: child.pid!, output: () => text, printed, exited };
}

/** From /proc where there is one: small images have no ps. */
function listProcesses(): { pid: number; parent: number }[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim();
    return lines.split('\n').map((line) => toProcess(line.trim().split(/\s+/)));
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? [] : [toProcess([pid, parent])];
    } catch {
      return [];
    }
  });
}

function toProcess([pid, parent]: (string | undefined)[]): { pid: number; parent: number } {
  return { pid: Number(pid), parent: Number(parent) };
}

function listChildren(parent: number): number[] {
  return listProcesses()
    .filter((each) => each.parent === parent)
    .map(({ pid }) => pid);
}

async function expectAllEnded(pids: number[]): Promise<void> {
  await expect
    .poll(() => listProcesses().filter(({ pid }) => pids.includes(pid)), { timeout: 10_000 })
    .toEqual([]);
}

function readCurlLine(output: string): { line: string; url: string; authorization: string } {
  const [line = ''] = output.match(/curl .*/) ?? [];
  const [, url, authorization] = line.match(/^curl -X POST (\S+) -H 'Authorization: (.+)'$/) ?? [];
  return { line, url: url!, authorization: authorization! };
}

/** Pastes the line into a shell; machines without curl send the same request. */
async function paste({ line, url, authorization }: ReturnType<typeof readCurlLine>) {
  if (spawnSync('curl', ['--version']).status === 0) {
    return JSON.parse(execFileSync('sh', ['-c', line], { encoding: 'utf8', stdio: 'pipe' }));
  }
  return (await fetch(url, { method: 'POST', headers: { authorization } })).json();
}

/** Whether next-auth gives a session for these; as its own client asks. */
async function canSignIn(port: number, email: string, password: string): Promise<boolean> {
  const auth = `http://127.0.0.1:${port}/api/auth`;
  const csrf = await fetch(`${auth}/csrf`);
  const cookie = csrf.headers.getSetCookie().map((each) => each.split(';')[0]);
  const { csrfToken } = await csrf.json();
  const response = await fetch(`${auth}/callback/credentials`, {
    method: 'POST',
    headers: { cookie: cookie.join('; ') },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  return response.headers.getSetCookie().some((each) => each.includes('session-token='));
}

let dataDir: string;
test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'diggindie-start-'));
});
test.afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

test.describe('npm start', () => {
  test.skip(serverUrl !== undefined, 'the embedded database is tested without TEST_DATABASE_URL');
  test.setTimeout(180_000);

  test('serves the demo with a curl line that works, refuses a second start, keeps its data', async () => {
    const port = await findFreePort();
    const env = { DATA_DIR: dataDir, PORT: String(port) };
    const first = run('start.ts', env);
    await first.printed('Ctrl-C');
    expect(first.output()).toContain(`http://localhost:${port}\n`);
    const curl = readCurlLine(first.output());
    const answer = await paste(curl);
    expect(answer).toMatchObject({ statusCode: 200, isSuccess: true });
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    const [, email, password] =
      first.output().match(/sign in as (\S+), password (\S+) \(shown only now\)/) ?? [];
    expect(email).toBe('admin@diggindie.local');
    expect(await canSignIn(port, email!, password!)).toBe(true);
    expect(await canSignIn(port, email!, 'not the password')).toBe(false);

    const samePort = run('start.ts', env);
    expect(await samePort.exited).toBe(1);
    expect(samePort.output()).toContain(`Port ${port} is taken`);
    const sameData = run('start.ts', { ...env, PORT: String(await findFreePort()) });
    expect(await sameData.exited).toBe(1);
    expect(sameData.output()).toContain(`${join(dataDir, 'postgres')} is in use by process`);
    expect(sameData.output()).not.toMatch(/^\s+at /m);

    const children = listChildren(first.pid);
    // The database, the web server and the worker.
    expect(children.length).toBe(3);
    process.kill(-first.pid, 'SIGINT');
    expect(await first.exited).toBe(0);
    await expectAllEnded(children);
    expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(false);

    const second = run('start.ts', env);
    await second.printed('Ctrl-C');
    expect(second.output()).not.toContain('shown only now');
    expect(await canSignIn(port, email!, password!)).toBe(true);
    const stored = await fetch(`http://127.0.0.1:${port}/api/bands/recommendations`, {
      headers: { authorization: curl.authorization },
    });
    expect((await stored.json()).payload).toEqual(answer.payload);
    process.kill(second.pid, 'SIGTERM');
    expect(await second.exited).toBe(0);
  });

  test('says so and stops the rest when the web server or the database dies', async () => {
    const env = { DATA_DIR: dataDir, PORT: String(await findFreePort()) };
    const first = run('start.ts', env);
    await first.printed('Ctrl-C');
    const children = listChildren(first.pid);
    const lock = JSON.parse(readFileSync(join(dataDir, 'postgres.lock'), 'utf8'));
    process.kill(children.find((pid) => pid !== lock.pid)!, 'SIGKILL');
    expect(await first.exited).toBe(1);
    expect(first.output()).toContain('The web server ended by itself');
    await expectAllEnded(children);

    const second = run('start.ts', env);
    await second.printed('Ctrl-C');
    const survivors = listChildren(second.pid);
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'postgres.lock'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain('The embedded database ended by itself');
    await expectAllEnded(survivors);

    const third = run('start.ts', env);
    await third.printed('Ctrl-C');
    const orphans = listChildren(third.pid);
    process.kill(third.pid, 'SIGKILL');
    await expectAllEnded(orphans);
  });

  test('a taken port is known before anything is started', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const command = run('start.ts', { DATA_DIR: join(dataDir, 'new'), PORT: String(port) });
    expect(await command.exited).toBe(1);
    expect(command.output()).toContain(`Port ${port} is taken`);
    expect(existsSync(join(dataDir, 'new', 'postgres'))).toBe(false);
    other.close();
  });

  test('with a real database in production, a missing or weak secret stops the start', async () => {
    const env = { DATA_DIR: dataDir, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const missing = run('start.ts', env);
    expect(await missing.exited).toBe(1);
    expect(missing.output()).toContain('JWT_SECRET_KEY is missing');
    const weak = run('start.ts', { ...env, JWT_SECRET_KEY: 'c2hvcnQ=', NEXTAUTH_SECRET: secret });
    expect(await weak.exited).toBe(1);
    expect(weak.output()).toContain('openssl rand -base64 48');
    expect(existsSync(join(dataDir, 'secrets.json'))).toBe(false);
  });
});

test('curator:add makes an account with a password that is printed once, and says what is wrong', async () => {
  test.setTimeout(120_000);
  const name = `diggindie_e2e_curator_${process.pid}`;
  const databaseUrl = serverUrl ? await createRealDatabase(serverUrl, name) : '';
  const env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
  const add = async (args: string[], input = '') => {
    const command = run('curator-add.ts', env, args, input);
    const exitCode = await command.exited;
    return { exitCode, output: command.output() };
  };
  try {
    if (serverUrl) {
      expect((await add(['a@example.com'])).output).toContain('npm run db:migrate');
      expect(await run('migrate.ts', env).exited).toBe(0);
    }
    const added = await add(['Sori@Example.com', '--name', '소리', '--role', 'admin']);
    expect(added.output).toMatch(
      /^sori@example\.com can sign in as admin\.\nPassword, shown only now: \S{23}\n$/,
    );
    expect(added.exitCode).toBe(0);
    const again = await add(['sori@example.com']);
    expect(again.exitCode).toBe(1);
    expect(again.output).toContain('There is a curator sori@example.com already.');
    const given = await add(['b@example.com', '--password-stdin'], 'twelve or more\n');
    expect(given.output).toBe('b@example.com can sign in as curator.\n');
    const renewed = await add(['sori@example.com', '--new-password']);
    expect(renewed.output).toMatch(/has a new password; .*\nPassword, shown only now: \S{23}\n$/);
    for (const [args, input, problem] of [
      [[], '', 'curator:add -- EMAIL'],
      [['sori'], '', '"sori" is not an e-mail address.'],
      [['c@example.com', '--role', 'owner'], '', '--role must be curator or admin'],
      [['c@example.com', '--name', ' '], '', '--name must have 1 to 100 characters.'],
      [['c@example.com', '--colour'], '', "Unknown option '--colour'"],
      [['c@example.com', '--password-stdin'], 'short', '12 to 200 characters'],
      [['c@example.com', '--new-password'], '', 'There is no curator c@example.com.'],
    ] as const) {
      const { exitCode, output } = await add([...args], input);
      expect(output).toContain(problem);
      expect(output).not.toMatch(/^\s+at /m);
      expect(exitCode).toBe(1);
    }
  } finally {
    if (serverUrl) await dropRealDatabase(serverUrl, name);
  }
});

test('db:migrate and serve on an empty database work without the demo; serve says what is missing', async () => {
  const name = `diggindie_e2e_empty_${process.pid}`;
  const databaseUrl = serverUrl ? await createRealDatabase(serverUrl, name) : '';
  const port = await findFreePort();
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    JWT_SECRET_KEY: secret,
    NEXTAUTH_SECRET: secret,
    PORT: String(port),
  };
  try {
    const tooEarly = run('serve.ts', env);
    await tooEarly.printed('npm run db:migrate');
    process.kill(-tooEarly.pid, 'SIGINT');
    expect(await tooEarly.exited).toBe(0);

    const migrate = run('migrate.ts', env);
    expect(await migrate.exited).toBe(0);
    const serve = run('serve.ts', env);
    await serve.printed(`Serving http://localhost:${port}`);
    expect(serve.output()).not.toContain('Warning');
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
    process.kill(serve.pid, 'SIGTERM');
    expect(await serve.exited).toBe(0);
  } finally {
    if (serverUrl) await dropRealDatabase(serverUrl, name);
  }
});
