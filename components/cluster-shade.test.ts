import { expect, test } from 'vitest';
import { inkOn, shadeCluster } from './cluster-shade.ts';

test('twenty clusters have twenty colours, on light and on dark', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const colors = Array.from({ length: 20 }, (_, index) => shadeCluster(index, scheme));
    expect(new Set(colors).size).toBe(20);
  }
});

test('letters are white on what is dark, dark on what is bright', () => {
  const dark = '#14161a';
  const inks = (scheme: 'light' | 'dark') =>
    [0, 1, 8, 9, 10, 11].map((index) => inkOn(shadeCluster(index, scheme)));
  expect(inks('light')).toEqual(['#ffffff', dark, '#ffffff', '#ffffff', '#ffffff', '#ffffff']);
  expect(inks('dark')).toEqual(['#ffffff', dark, dark, dark, dark, dark]);
});
