import { describe, expect, test } from 'vitest';
import { layOutSample, sampleRows } from './lay-out-sample.ts';
import { layOut } from './layout.ts';
import { findNearestNeighbours } from './nearest-neighbours.ts';
import { clusteredRows } from './testing/clustered-rows.ts';
import type { Rows } from './types.ts';

const CLUSTERS = 5;
const COUNT = 203;
const SAMPLE = 60;
const NEIGHBOURS = 8;
const scores = clusteredRows({ count: COUNT, dimensions: 24, clusters: CLUSTERS, spread: 0.4 });
const seen: [number, number][] = [];
const positions = layOutSample(
  scores,
  { neighbourCount: NEIGHBOURS, sampleSize: SAMPLE },
  (done, total) => seen.push([done, total]),
);
const sampled = sampleRows(COUNT, SAMPLE);
const placeOf = (row: number) => [positions[row * 2]!, positions[row * 2 + 1]!] as const;

test('the sample is spread over all rows, and no row is in it twice', () => {
  expect(sampled).toHaveLength(SAMPLE);
  sampled.forEach((row, index) => {
    expect(row).toBeGreaterThanOrEqual(Math.floor((index * COUNT) / SAMPLE));
    expect(row).toBeLessThan(Math.floor(((index + 1) * COUNT) / SAMPLE));
  });
  expect([...sampleRows(7, 7)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

describe('layOutSample', () => {
  test('lays the sample out as it is laid out without the others', () => {
    const values = Float32Array.from(
      [...sampled].flatMap((row) => [...scores.values.subarray(row * 24, row * 24 + 24)]),
    );
    const sample: Rows = { values, count: SAMPLE, dimensions: 24 };
    const places = layOut(findNearestNeighbours(sample, NEIGHBOURS), sample);
    sampled.forEach((row, index) => {
      expect(placeOf(row)).toEqual([places[index * 2], places[index * 2 + 1]]);
    });
  });

  test('puts every other row among those of its cluster, no two on one spot', () => {
    const isSampled = new Set(sampled);
    for (let row = 0; row < COUNT; row++) {
      if (isSampled.has(row)) continue;
      const [x, y] = placeOf(row);
      const nearest = [...sampled].toSorted(
        (a, b) =>
          Math.hypot(placeOf(a)[0] - x, placeOf(a)[1] - y) -
          Math.hypot(placeOf(b)[0] - x, placeOf(b)[1] - y),
      )[0]!;
      expect(nearest % CLUSTERS).toBe(row % CLUSTERS);
    }
    const spots = Array.from({ length: COUNT }, (_, row) => placeOf(row).join());
    expect(new Set(spots).size).toBe(COUNT);
    expect(positions.every((value) => Math.abs(value) <= 1)).toBe(true);
  });

  test('is the same for the same rows', () => {
    const again = layOutSample(scores, { neighbourCount: NEIGHBOURS, sampleSize: SAMPLE });
    expect(again).toEqual(positions);
  });

  test('reports progress that only grows, to its end', () => {
    expect(seen.at(-1)).toEqual([100, 100]);
    expect(seen.map(([done]) => done)).toEqual(
      seen.map(([done]) => done).toSorted((a, b) => a - b),
    );
  });
});
