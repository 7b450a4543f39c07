import { describe, expect, test } from 'vitest';
import { approximateNearestAmong, approximateNeighbours } from './approximate-neighbours.ts';
import { findNearestAmong, findNearestNeighbours } from './nearest-neighbours.ts';
import { countOccurrences, type NeighbourGraph } from './neighbour-graph.ts';
import { takeRows } from './rows.ts';
import { clusteredRows } from './testing/clustered-rows.ts';

const COUNT = 2_000;
const K = 10;
const rows = clusteredRows({ count: COUNT, dimensions: 16, clusters: 30, spread: 0.5 });

const listOf = ({ indices, neighbourCount: k }: NeighbourGraph, row: number) => [
  ...indices.subarray(row * k, (row + 1) * k),
];

/** Share of the true neighbours that were found. */
function recall(found: NeighbourGraph, exact: NeighbourGraph): number {
  let hits = 0;
  for (let row = 0; row < found.count; row++) {
    const list = new Set(listOf(found, row));
    hits += listOf(exact, row).filter((index) => list.has(index)).length;
  }
  return hits / exact.indices.length;
}

describe('approximateNeighbours', () => {
  const exact = findNearestNeighbours(rows, K);
  const graph = approximateNeighbours(rows, K);

  test('finds nearly all of the true ones', () => {
    expect(graph.neighbourCount).toBe(K);
    expect(recall(graph, exact)).toBeGreaterThan(0.98);
  });

  test('lists nobody twice and none as its own neighbour, best first, with the true similarity', () => {
    for (let row = 0; row < COUNT; row++) {
      const list = listOf(graph, row);
      expect(new Set(list).size).toBe(K);
      expect(list).not.toContain(row);
      const similarities = graph.similarities.subarray(row * K, (row + 1) * K);
      expect([...similarities]).toEqual([...similarities].sort((a, b) => b - a));
      const known = listOf(exact, row).indexOf(list[0]!);
      if (known >= 0) {
        expect(similarities[0]).toBeCloseTo(exact.similarities[row * K + known]!, 9);
      }
    }
    expect(countOccurrences(graph, K).reduce((a, b) => a + b)).toBe(COUNT * K);
  });

  test('is the same for the same rows, and says when it is done', () => {
    const seen: [number, number][] = [];
    expect(approximateNeighbours(rows, K, (done, total) => seen.push([done, total]))).toEqual(
      graph,
    );
    expect(seen.at(-1)).toEqual([45, 45]);
  });

  test.each([1, 2, 3, 12])('is exact for %i rows', (count) => {
    const few = takeRows(
      rows,
      Array.from({ length: count }, (_, row) => row),
    );
    expect(approximateNeighbours(few, K).indices).toEqual(findNearestNeighbours(few, K).indices);
  });

  test('works for rows that are all alike', () => {
    const same = { values: new Float32Array(200 * 4).fill(0.5), count: 200, dimensions: 4 };
    const alike = approximateNeighbours(same, 3);
    expect(alike.similarities.every((similarity) => similarity === 1)).toBe(true);
    expect(alike.indices.every((index) => index >= 0)).toBe(true);
  });
});

test('rows among others are found as well', () => {
  const half = (from: number) =>
    takeRows(
      rows,
      Array.from({ length: COUNT / 2 }, (_, row) => from + row),
    );
  const [asking, among] = [half(0), half(COUNT / 2)];
  const found = approximateNearestAmong(asking, among, 5);
  expect(recall(found, findNearestAmong(asking, among, 5))).toBeGreaterThan(0.98);
});
