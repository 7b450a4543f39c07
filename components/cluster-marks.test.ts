import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markCluster } from './cluster-marks.ts';
import { CLUSTER_COLORS, inkOn, shadeCluster } from './cluster-shade.ts';

test.each([
  [0, 'A', 1],
  [2, 'C', 3],
  [7, 'H', 8],
  [-1, 'A', 1],
])('cluster %i is %s in colour %i', (index, letter, place) => {
  expect(markCluster(index)).toMatchObject({ letter, color: `var(--cluster-${place})` });
});

test.each([
  [8, 'I'],
  [25, 'Z'],
  [26, 'AA'],
  [53, 'BB'],
])('cluster %i is %s in the shades of the map', (index, letter) => {
  const [light, dark] = [shadeCluster(index, 'light'), shadeCluster(index, 'dark')];
  expect(markCluster(index)).toEqual({
    letter,
    color: `light-dark(${light}, ${dark})`,
    ink: `light-dark(${inkOn(light)}, ${inkOn(dark)})`,
  });
});

test('canvases show the colours of the page', () => {
  const css = readFileSync(new URL('../app/globals.css', import.meta.url), 'utf8');
  const colors = [...css.matchAll(/--cluster-\d: (#\w+);/g)].map(([, color]) => color);
  expect(colors).toEqual([...CLUSTER_COLORS]);
});
