import { expect, test } from 'vitest';
import { findNearestAmong, findNearestNeighbours } from './nearest-neighbours.ts';
import { countOccurrences } from './neighbour-graph.ts';
import { clusteredRows } from './testing/clustered-rows.ts';

/** Not a multiple of the tile, nor of the block in it. */
const COUNT = 151;
const rows = clusteredRows({ count: COUNT, dimensions: 23, clusters: 4, spread: 1 });

function cosine(i: number, j: number): number {
  let sum = 0;
  for (let c = 0; c < 23; c++) sum += rows.values[i * 23 + c]! * rows.values[j * 23 + c]!;
  return sum;
}

test('neighbours are those of brute force, best first', () => {
  const graph = findNearestNeighbours(rows, 10);
  expect(graph.neighbourCount).toBe(10);
  for (let i = 0; i < COUNT; i++) {
    const expected = Array.from({ length: COUNT }, (_, j) => j)
      .filter((j) => j !== i)
      .sort((a, b) => cosine(i, b) - cosine(i, a))
      .slice(0, 10);
    expect([...graph.indices.subarray(i * 10, i * 10 + 10)]).toEqual(expected);
    for (const [rank, j] of expected.entries()) {
      expect(graph.similarities[i * 10 + rank]).toBeCloseTo(cosine(i, j), 6);
    }
  }
});

test('neighbours among other rows are those of brute force, best first', () => {
  const first = { ...rows, values: rows.values.slice(0, 60 * 23), count: 60 };
  const others = { ...rows, values: rows.values.slice(60 * 23), count: COUNT - 60 };
  const graph = findNearestAmong(first, others, 5);
  for (let i = 0; i < 60; i++) {
    const expected = Array.from({ length: COUNT - 60 }, (_, j) => j)
      .sort((a, b) => cosine(i, b + 60) - cosine(i, a + 60))
      .slice(0, 5);
    expect([...graph.indices.subarray(i * 5, i * 5 + 5)]).toEqual(expected);
    expect(graph.similarities[i * 5]).toBeCloseTo(cosine(i, (expected[0] ?? 0) + 60), 6);
  }
  expect(findNearestAmong(first, { ...others, count: 2 }, 5).neighbourCount).toBe(2);
});

test('ties go to the lower row, and k is cut to what there is', () => {
  const same = { values: Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0), count: 4, dimensions: 2 };
  const graph = findNearestNeighbours(same, 15);
  expect(graph.neighbourCount).toBe(3);
  expect([...graph.indices]).toEqual([1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2]);
  expect(findNearestNeighbours({ ...same, count: 1 }, 15).neighbourCount).toBe(0);
});

test('occurrences sum to n · k and count lists', () => {
  const graph = findNearestNeighbours(rows, 15);
  const occurrences = countOccurrences(graph, 10);
  expect(occurrences.reduce((a, b) => a + b)).toBe(COUNT * 10);
  let inLists = 0;
  for (let i = 0; i < COUNT; i++) {
    if (graph.indices.subarray(i * 15, i * 15 + 10).includes(7)) inLists += 1;
  }
  expect(occurrences[7]).toBe(inLists);
});

test('progress ends with all of it', () => {
  const seen: [number, number][] = [];
  findNearestNeighbours(rows, 5, (done, total) => seen.push([done, total]));
  expect(seen.at(-1)).toEqual([10, 10]);
});
