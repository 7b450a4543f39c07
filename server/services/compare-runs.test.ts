import { expect, test } from 'vitest';
import { compareRuns } from './compare-runs.ts';

function stored(...bandIds: number[]) {
  return { failure: null, bandIds };
}
const failed = { failure: 'EMBEDDER_UNAVAILABLE', bandIds: [] };

test('tells what came and what went, across updates that failed', () => {
  expect(compareRuns([stored(3, 4, 1), failed, stored(1, 2, 3), stored(1, 2, 3)])).toEqual([
    { came: [4], gone: [2] },
    { came: [], gone: [] },
    { came: [], gone: [] },
    { came: [], gone: [] },
  ]);
});

test('an emptied set and the one after it', () => {
  expect(compareRuns([stored(1), stored(), stored(2)])).toEqual([
    { came: [1], gone: [] },
    { came: [], gone: [2] },
    { came: [], gone: [] },
  ]);
});
