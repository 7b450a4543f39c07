import { expect, test } from 'vitest';

import { planProbes } from './plan-probes.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { AlgorithmVersion, Candidate, Pick, ProbePlan } from './types.ts';

const axis = (i: number) => Float64Array.from({ length: 3 }, (_, j) => (i === j ? 1 : 0));
const threePicks: Pick[] = [0, 1, 2].map((i) => ({ bandId: i + 1, vector: axis(i) }));
/** One probe in V1 and V2, three in V3 and V4. */
const planOf = (version: AlgorithmVersion): ProbePlan => planProbes(version, threePicks, undefined);
const list = (...pairs: [bandId: number, similarity: number][]): Candidate[] =>
  pairs.map(([bandId, similarity]) => ({ bandId, similarity }));

test('V3: all firsts and the two best seconds, by score', () => {
  const ranking = rankCandidates(planOf('v3'), [
    list([11, 0.9], [12, 0.5], [13, 0.4]),
    list([21, 0.8], [22, 0.7]),
    list([31, 0.3], [32, 0.2], [33, 0.1]),
  ]);
  expect(ranking.bands).toEqual([
    { bandId: 11, score: 0.9, priority: 1, probeIndex: 0, rank: 'first' },
    { bandId: 21, score: 0.8, priority: 2, probeIndex: 1, rank: 'first' },
    { bandId: 22, score: 0.7, priority: 3, probeIndex: 1, rank: 'second' },
    { bandId: 12, score: 0.5, priority: 4, probeIndex: 0, rank: 'second' },
    { bandId: 31, score: 0.3, priority: 5, probeIndex: 2, rank: 'first' },
  ]);
  expect(ranking.candidates.map((each) => each.map(({ outcome }) => outcome))).toEqual([
    ['first', 'second', 'further'],
    ['first', 'second'],
    ['first', 'second-missed', 'further'],
  ]);
});

test('an earlier cluster takes a band even where a later one is nearer', () => {
  const ranking = rankCandidates(planOf('v3'), [
    list([1, 0.5], [2, 0.4], [4, 0.1]),
    list([2, 0.95], [1, 0.9], [3, 0.6], [4, 0.3]),
    list([3, 0.7], [4, 0.2], [1, 0.1]),
  ]);
  expect(ranking.bands.map(({ bandId, probeIndex, rank }) => [bandId, probeIndex, rank])).toEqual([
    [3, 1, 'first'],
    [1, 0, 'first'],
    [2, 0, 'second'],
    [4, 1, 'second'],
  ]);
  expect(ranking.candidates.map((each) => each.map(({ outcome }) => outcome))).toEqual([
    ['first', 'second', 'further'],
    ['taken', 'taken', 'first', 'second'],
    ['taken', 'taken', 'taken'],
  ]);
});

test('ties go to the lower band id: within a list, among seconds, in the answer', () => {
  const ranking = rankCandidates(planOf('v3'), [
    list([9, 0.5], [8, 0.5], [7, 0.5]),
    list([6, 0.5], [5, 0.5]),
    list([4, 0.5], [3, 0.5]),
  ]);
  expect(ranking.candidates[0]?.map(({ bandId }) => bandId)).toEqual([7, 8, 9]);
  expect(ranking.bands.map(({ bandId, rank }) => [bandId, rank])).toEqual([
    [3, 'first'],
    [4, 'second'],
    [5, 'first'],
    [6, 'second'],
    [7, 'first'],
  ]);
});

test('V1 and V2: the nearest three, the rest are near misses', () => {
  for (const version of ['v1', 'v2'] as const) {
    const ranking = rankCandidates(planOf(version), [
      list([5, 0.1], [4, 0.2], [3, 0.3], [2, 0.4], [1, 0.4]),
    ]);
    expect(ranking.bands).toEqual([
      { bandId: 1, score: 0.4, priority: 1, probeIndex: 0, rank: 'first' },
      { bandId: 2, score: 0.4, priority: 2, probeIndex: 0, rank: 'first' },
      { bandId: 3, score: 0.3, priority: 3, probeIndex: 0, rank: 'first' },
    ]);
    expect(ranking.candidates[0]?.map(({ outcome }) => outcome)).toEqual([
      'first',
      'first',
      'first',
      'further',
      'further',
    ]);
  }
});

test('V3 and V4 that fall back rank as V2', () => {
  const plan = planProbes('v4', threePicks.slice(0, 2), undefined);
  const { bands } = rankCandidates(plan, [list([1, 0.9], [2, 0.8], [3, 0.7], [4, 0.6])]);
  expect(bands.map(({ bandId, rank }) => [bandId, rank])).toEqual([
    [1, 'first'],
    [2, 'first'],
    [3, 'first'],
  ]);
});

test('fewer candidates than asked for give fewer bands, none an empty answer', () => {
  const { bands } = rankCandidates(planOf('v4'), [list([1, 0.5]), list([1, 0.9]), []]);
  expect(bands).toEqual([{ bandId: 1, score: 0.5, priority: 1, probeIndex: 0, rank: 'first' }]);
  expect(rankCandidates(planOf('v3'), [[], [], []])).toEqual({
    bands: [],
    candidates: [[], [], []],
  });
  expect(rankCandidates(planProbes('v3', [], undefined), [])).toEqual({
    bands: [],
    candidates: [],
  });
});

test('a band is answered once, and without a similarity not at all', () => {
  const { bands, candidates } = rankCandidates(planOf('v1'), [
    list([1, 0.5], [1, 0.6], [2, Number.NaN], [3, 0.1]),
  ]);
  expect(bands.map(({ bandId, score }) => [bandId, score])).toEqual([
    [1, 0.6],
    [3, 0.1],
  ]);
  expect(candidates[0]).toHaveLength(2);
});

test('lists that do not match the probes are refused', () => {
  expect(() => rankCandidates(planOf('v3'), [[]])).toThrow('3 probes need as many lists');
});
