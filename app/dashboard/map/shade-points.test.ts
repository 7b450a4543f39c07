import { expect, test } from 'vitest';
import { EMPHASIS, emphasise, shadePoints } from './shade-points.ts';

const points = {
  ids: [11, 12, 13, 14],
  clusters: [0, 1, 1, 2],
  kinds: [1, 0, 2, 1],
  timesRecommended: [0, 1, 3, 40],
};
const base = { points, scheme: 'light', clusterCount: 3 } as const;

test('a cluster is a group', () => {
  const { groups, counts, colors } = shadePoints({ ...base, mode: 'cluster' });
  expect([...groups]).toEqual([0, 1, 1, 2]);
  expect(counts).toEqual([1, 2, 1]);
  expect(new Set(colors).size).toBe(3);
});

test('bands with the keyword stand out', () => {
  const keywordBandIds = new Set([12, 14, 99]);
  const { groups, counts, emphasis } = shadePoints({ ...base, mode: 'keyword', keywordBandIds });
  expect([...groups]).toEqual([0, 1, 0, 1]);
  expect(counts).toEqual([2, 2]);
  expect(emphasis).toEqual([EMPHASIS.quiet, EMPHASIS.strong]);
});

test('times recommended go in steps, from never to often', () => {
  const { groups, counts } = shadePoints({ ...base, mode: 'recommended' });
  expect([...groups]).toEqual([0, 1, 2, 5]);
  expect(counts).toEqual([1, 1, 1, 0, 0, 1]);
});

test('band, not a band, not known', () => {
  expect(shadePoints({ ...base, mode: 'kind' }).counts).toEqual([1, 2, 1]);
});

test('one group stands out, or all step back', () => {
  const shading = shadePoints({ ...base, mode: 'cluster' });
  const isolate = (isolated: number | null, isBackground = false) =>
    emphasise(shading, { isolated, isBackground }).emphasis;
  expect(isolate(null)).toEqual([1, 1, 1]);
  expect(isolate(1)).toEqual([0, 2, 0]);
  expect(isolate(7)).toEqual([1, 1, 1]);
  expect(isolate(1, true)).toEqual([0, 0, 0]);
});
