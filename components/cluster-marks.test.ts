import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLUSTER_COLORS, markCluster } from './cluster-marks.ts';

test.each([
  [0, 'A', 1],
  [2, 'C', 3],
  [7, 'H', 8],
  [8, 'I', 1],
  [25, 'Z', 2],
  [26, 'AA', 3],
  [53, 'BB', 6],
  [-1, 'A', 1],
])('cluster %i is %s in colour %i', (index, letter, place) => {
  expect(markCluster(index)).toMatchObject({
    letter,
    color: `var(--cluster-${place})`,
    hex: CLUSTER_COLORS[place - 1],
  });
});

test('canvases show the colours of the page', () => {
  const css = readFileSync(new URL('../app/globals.css', import.meta.url), 'utf8');
  const colors = [...css.matchAll(/--cluster-\d: (#\w+);/g)].map(([, color]) => color);
  expect(colors).toEqual([...CLUSTER_COLORS]);
});
