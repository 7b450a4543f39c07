import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintSources, isBuilt, stampBuild, unstampBuild } from './build.ts';

let root: string;
function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diggindie-build-'));
  write('app/page.tsx', 'page');
  write('package-lock.json', '{}');
  write('.next/BUILD_ID', 'first');
  stampBuild(root, fingerprintSources(root));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a finished build of the same sources is good', () => {
  expect(isBuilt(root)).toBe(true);
});

test.each([
  'app/page.tsx',
  'app/api/[...path]/route.ts',
  'components/new.tsx',
  'server/env.ts',
  'db/queries/band.ts',
  'package-lock.json',
  'next.config.ts',
  'tsconfig.json',
])('a change of %s asks for a new one', (path) => {
  write(path, 'changed');
  expect(isBuilt(root)).toBe(false);
});

test.each([
  'server/cli/start.ts',
  'server/env.test.ts',
  'db/testing/factories.ts',
  'README.md',
  '.next/cache/x',
])('a change of %s does not', (path) => {
  write(path, 'changed');
  expect(isBuilt(root)).toBe(true);
});

test('a build that was interrupted, or made by hand since, does not count', () => {
  write('.next/BUILD_ID', 'by hand');
  expect(isBuilt(root)).toBe(false);
  write('.next/BUILD_ID', 'first');
  unstampBuild(root);
  expect(isBuilt(root)).toBe(false);
});

test('a variable that Next writes into the build counts too', () => {
  const before = fingerprintSources(root, { NODE_ENV: 'test' });
  expect(fingerprintSources(root, { NODE_ENV: 'test', OTHER: '1' })).toBe(before);
  expect(fingerprintSources(root, { NODE_ENV: 'test', NEXT_PUBLIC_X: '1' })).not.toBe(before);
});
