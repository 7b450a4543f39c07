import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** Does what counts of npm ci: empties node_modules, fills it, keeps a list of its runs. */
const FAKE_NPM = `
import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
appendFileSync('runs.txt', process.argv.slice(2).join(' ') + ' NODE_ENV=' + process.env.NODE_ENV + '\\n');
rmSync('node_modules', { recursive: true, force: true });
if (existsSync('broken')) { console.error('registry is down'); process.exit(7); }
mkdirSync('node_modules/node/bin', { recursive: true });
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diggindie-bootstrap-'));
  cpSync(fileURLToPath(new URL('.', import.meta.url)), join(root, 'server', 'cli'), {
    recursive: true,
  });
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}');
  writeFileSync(join(root, 'npm-cli.js'), FAKE_NPM);
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
});
afterEach(() => rmSync(root, { recursive: true }));

async function bootstrap(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, 'server', 'cli', 'bootstrap.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      npm_lifecycle_event: 'pretest',
      npm_execpath: join(root, 'npm-cli.js'),
      npm_node_execpath: process.execPath,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [exitCode] = await once(child, 'close');
  return { exitCode, output };
}

function readRuns(): string[] {
  const path = join(root, 'runs.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

test('installs once, with development packages even in production, and again for a new lockfile', async () => {
  expect(await bootstrap()).toMatchObject({ exitCode: 0 });
  expect(await bootstrap()).toEqual({ exitCode: 0, output: '' });
  expect(readRuns()).toEqual([
    'ci --include=dev --include=optional --no-audit --no-fund --no-progress NODE_ENV=undefined',
  ]);
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{},"name":"new"}');
  await bootstrap();
  expect(readRuns().length).toBe(2);
});

test('a failed installation says why and is repeated', async () => {
  writeFileSync(join(root, 'broken'), '');
  const { exitCode, output } = await bootstrap();
  expect(exitCode).toBe(1);
  expect(output).toContain('registry is down');
  expect(output).toContain('Installing the packages failed (npm ci: 7)');
  rmSync(join(root, 'broken'));
  expect(await bootstrap()).toMatchObject({ exitCode: 0 });
  expect(readRuns().length).toBe(2);
});

test('of two at once one installs and the other waits', async () => {
  const results = await Promise.all([bootstrap(), bootstrap()]);
  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(readRuns().length).toBe(1);
});

test('an installation by hand is taken over when it is whole', async () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x' } } };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  await bootstrap();
  rmSync(join(root, 'node_modules', '.diggindie-installed'));
  const record = join(root, 'node_modules', '.package-lock.json');
  writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': { version: '0.9.0' } } }));
  await bootstrap();
  expect(readRuns().length).toBe(2);
  rmSync(join(root, 'node_modules', '.diggindie-installed'));
  const { '': _project, ...installed } = lock.packages;
  writeFileSync(record, JSON.stringify({ packages: installed }));
  await bootstrap();
  expect(readRuns().length).toBe(2);
});

test('a port that no server can have stops npm start before anything is installed', async () => {
  const { exitCode, output } = await bootstrap({ npm_lifecycle_event: 'prestart', PORT: 'eighty' });
  expect(exitCode).toBe(1);
  expect(output).toContain('PORT must be a number from 1 to 65535, not "eighty".');
  expect(readRuns()).toEqual([]);
});
