import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = '.diggindie-installed';

/** Whether node_modules is what package-lock.json asks for, by a stamp that only a whole install leaves. */
export function isInstalled(root) {
  const stampPath = join(root, 'node_modules', STAMP);
  if (!existsSync(join(root, 'node_modules', 'node', 'bin'))) return false;
  if (existsSync(stampPath)) return readFileSync(stampPath, 'utf8') === fingerprint(root);
  // Somebody ran npm ci or npm install by hand: npm's own record, written last, tells as much.
  if (!matchesNpmRecord(root)) return false;
  stampInstalled(root);
  return true;
}

export function stampInstalled(root) {
  writeFileSync(join(root, 'node_modules', STAMP), fingerprint(root));
}

export function unstampInstalled(root) {
  rmSync(join(root, 'node_modules', STAMP), { force: true });
}

function fingerprint(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const patch of listPatches(root)) hash.update(readFileSync(patch));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`;
}

/** What `postinstall` changes in packages. */
function listPatches(root) {
  const folder = join(root, 'db', 'patches');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

function matchesNpmRecord(root) {
  const recordPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(recordPath)) return false;
  const installed = JSON.parse(readFileSync(recordPath, 'utf8')).packages;
  const { '': _project, ...wanted } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ).packages;
  return (
    Object.keys(installed).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, entry]) =>
      path in installed
        ? installed[path].version === entry.version && installed[path].integrity === entry.integrity
        : entry.optional === true || entry.devOptional === true || entry.peer === true,
    )
  );
}
