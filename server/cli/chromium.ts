import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { CliError } from './failure.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_LIMIT_MS = 300_000;

/** A Chromium that starts, installed if there is none. Answers its path. */
export function ensureChromium(): string {
  const path = findChromium();
  if (path) return path;
  console.log('No Chromium found for the browser tests: installing one');
  const installers = isDebianRoot()
    ? [installFromDebian, installFromPlaywright]
    : [installFromPlaywright];
  for (const install of installers) {
    install();
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new CliError(
    'No Chromium could be installed for the browser tests. Install one (Debian: apt-get install chromium; ' +
      'elsewhere: npx playwright install --with-deps chromium), or set CHROMIUM_PATH to one, and repeat.',
  );
}

function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH?.trim();
  if (chosen) {
    if (doesStart(chosen)) return chosen;
    throw new CliError(`CHROMIUM_PATH names ${chosen}, which does not start: correct or unset it.`);
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [...candidates, macChrome, chromium.executablePath()].find(
    (path) => isExecutable(path) && doesStart(path),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Playwright's own may be there without the system's libraries that it needs. */
function doesStart(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}

/** On Debian its package is best: it brings the libraries and is served by every mirror. */
function isDebianRoot(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installFromDebian(): void {
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
}

function installFromPlaywright(): void {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const withLibraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  run(process.execPath, [playwright, 'install', ...withLibraries, 'chromium']);
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_LIMIT_MS,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    },
  });
}
