import { spawn } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPort, readAddress } from './address.mjs';
import { loadEnvFiles } from './env-files.mjs';
import { lockInstall } from './install-lock.mjs';
import { isInstalled, stampInstalled, unstampInstalled } from './install-stamp.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const NEEDED_BYTES = 1.2e9;

/** Makes node_modules match package-lock.json. Resolves to the exit code. */
export async function prepare(lifecycleEvent) {
  if (lifecycleEvent === 'prestart') {
    loadEnvFiles(root);
    await checkPort(readAddress(process.env));
  }
  if (isInstalled(root)) return 0;
  const lock = await lockInstall(root);
  try {
    if (isInstalled(root)) return 0;
    checkDisk();
    unstampInstalled(root);
    const exitCode = await runNpmCi(lock);
    if (exitCode === 0) stampInstalled(root);
    return exitCode;
  } finally {
    lock.unlock();
  }
}

function checkDisk() {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES) return;
  throw Object.assign(
    new Error(
      `The packages need ${NEEDED_BYTES / 1e6} MB of disk and only ${Math.floor(free / 1e6)} MB are free at ` +
        `${root}: make room and repeat the command.`,
    ),
    { reason: 'disk-full' },
  );
}

function runNpmCi(lock) {
  const startedAt = Date.now();
  const child = spawnNpmCi();
  if (child.pid) lock.addOwner(child.pid);
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const stopShowing = showProgress(startedAt);
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      isStopped = true;
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, signal) => finish(code === 0 ? undefined : (code ?? signal)));
    function finish(problem) {
      stopShowing();
      if (problem === undefined) {
        console.log(`✓ Packages installed  ${seconds(startedAt)}`);
        resolve(0);
      } else if (isStopped) {
        console.error('Installation stopped; the next run repeats it.');
        resolve(130);
      } else {
        process.stderr.write(Buffer.concat(output));
        console.error(
          `\nInstalling the packages failed (npm ci: ${problem}); what npm said stands above. ` +
            'Mostly it is the network, the registry or a full disk: put it right and repeat the command.',
        );
        resolve(1);
      }
    }
  });
}

function spawnNpmCi() {
  // The node that runs npm, not `process.execPath`: that one may lie in the node_modules that npm ci deletes.
  const { npm_execpath: npmPath, npm_node_execpath: nodePath } = process.env;
  const isNpm = npmPath?.endsWith(`${sep}npm-cli.js`) && nodePath;
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-progress',
  ];
  return spawn(isNpm ? nodePath : 'npm', isNpm ? [npmPath, ...args] : args, {
    cwd: root,
    env: environmentForNpm(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !isNpm && process.platform === 'win32',
  });
}

/** Without what the outer npm told its script: NODE_ENV=production, for one, would leave out half. */
function environmentForNpm() {
  const outer =
    /^(NODE_ENV|INIT_CWD|npm_(lifecycle|package|command|node|execpath).*|npm_config_(omit|only|production|include|dry_run|json|global|ignore_scripts|loglevel|silent|workspaces?|if_present))$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
  const bin = join(root, 'node_modules', '.bin');
  env.PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((path) => path !== bin)
    .join(delimiter);
  return env;
}

function showProgress(startedAt) {
  const title = 'Installing packages (the first time: about a minute)';
  const isLive = process.stdout.isTTY && process.env.TERM !== 'dumb';
  if (!isLive) console.log(`… ${title}`);
  const timer = setInterval(
    () => {
      if (isLive) process.stdout.write(`\r\x1b[2K… ${title}  ${seconds(startedAt)}`);
      else console.log(`  still installing  ${seconds(startedAt)}`);
    },
    isLive ? 200 : 10_000,
  );
  return () => {
    clearInterval(timer);
    if (isLive) process.stdout.write('\r\x1b[2K');
  };
}

function seconds(since) {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}
