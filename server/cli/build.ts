import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CliError } from './failure.ts';
import { PROJECT_ROOT } from './launch.ts';
import type { Shutdown } from './shutdown.ts';

const INPUTS = [
  '{app,components,public}/**/*',
  'server/**/*.{ts,tsx,json}',
  'db/**/*.{ts,json,patch}',
  '{next,postcss}.config.*',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const NOT_BUILT = [/\.test\.tsx?$/, /(^|\/)testing\//, /^server\/cli\//];
const STAMP = 'diggindie-build.json';

/** What the build depends on, as a hash: the same hash, the same build. */
export function fingerprintSources(root: string, env: NodeJS.ProcessEnv = process.env): string {
  const hash = createHash('sha256');
  hash.update(`${process.version} ${process.platform} ${process.arch}\n`);
  for (const name of Object.keys(env)
    .filter((each) => each.startsWith('NEXT_PUBLIC_'))
    .sort()) {
    hash.update(`${name}=${env[name]}\n`);
  }
  const paths = globSync(INPUTS, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .map((path) => path.replace(/^\//, ''))
    .filter((path) => !NOT_BUILT.some((pattern) => pattern.test(path)));
  for (const path of paths.sort()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path} ${content.byteLength}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Whether .next is a finished build of these sources. */
export function isBuilt(root: string): boolean {
  const stampPath = join(root, '.next', STAMP);
  if (!existsSync(stampPath)) return false;
  const stamp: unknown = JSON.parse(readFileSync(stampPath, 'utf8'));
  return JSON.stringify(stamp) === JSON.stringify(makeStamp(root, fingerprintSources(root)));
}

export function stampBuild(root: string, fingerprint: string): void {
  writeFileSync(join(root, '.next', STAMP), JSON.stringify(makeStamp(root, fingerprint)));
}

/** Written last, removed first: a killed build leaves none. */
export function unstampBuild(root: string): void {
  rmSync(join(root, '.next', STAMP), { force: true });
}

/** With Next's own build id: a `next build` by hand in between makes the stamp void. */
function makeStamp(root: string, fingerprint: string) {
  const idPath = join(root, '.next', 'BUILD_ID');
  return { fingerprint, buildId: existsSync(idPath) ? readFileSync(idPath, 'utf8') : null };
}

/** Builds the app unless it is built. Answers whether it had to. */
export async function buildApp(shutdown: Shutdown): Promise<boolean> {
  if (isBuilt(PROJECT_ROOT)) return false;
  const fingerprint = fingerprintSources(PROJECT_ROOT);
  mkdirSync(join(PROJECT_ROOT, '.next'), { recursive: true });
  unstampBuild(PROJECT_ROOT);
  const child = spawn(
    process.execPath,
    [createRequire(import.meta.url).resolve('next/dist/bin/next'), 'build'],
    {
      cwd: PROJECT_ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    },
  );
  const closed = once(child, 'close').then(([code]): number | null => code);
  shutdown.add(async () => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
    process.kill(-child.pid, 'SIGTERM');
    const limit = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), 3_000);
    await closed;
    clearTimeout(limit);
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output += chunk));
  const code = await closed;
  if (code !== 0)
    throw new CliError(`${output}\nThe build failed (next build: ${code}); see above.`);
  stampBuild(PROJECT_ROOT, fingerprint);
  return true;
}
