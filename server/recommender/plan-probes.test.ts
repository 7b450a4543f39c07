import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeBase64, loadGolden, loadVectors } from './golden/load.ts';
import { planProbes } from './plan-probes.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { Candidate, Pick, ProbePlan } from './types.ts';
import { norm, normalise } from './vector.ts';

const pick = (bandId: number, ...values: number[]): Pick => ({
  bandId,
  vector: Float64Array.from(values),
});
const keywords = Float64Array.of(0, 0, 1);
const three = [pick(1, 1, 0, 0), pick(2, 0, 1, 0), pick(3, 0, 0.8, 0.6)];

// The recorded service added up in float32; 1e-7 is its rounding.
test('V1 is the recorded user embedding', () => {
  const vectors = loadVectors(loadGolden('catalogue'));
  const cases = loadGolden('user-embedding');
  for (const { note, bandDescriptionIds, resultBase64, resultDtype } of cases) {
    const picks = bandDescriptionIds.map((id) => ({ bandId: id, vector: vectors.get(id) }));
    const [probe] = planProbes('v1', picks, undefined).probes;
    const recorded = decodeBase64(resultBase64, resultDtype);
    const unit = normalise(recorded);
    const largest = Math.max(...probe!.vector.map((value, i) => Math.abs(value - unit[i]!)));
    expect(largest, note).toBeLessThanOrEqual(1e-7);
    expect(Math.abs(probe!.centroidNorm - norm(recorded)), note).toBeLessThanOrEqual(1e-7);
  }
  expect(cases).toHaveLength(26);
});

test.each([
  ['v1', 3, false, false, 3, 1],
  ['v2', 3, false, false, 3, 1],
  ['v3', 3, false, false, 5, 3],
  ['v4', 3, false, true, 5, 3],
  ['v3', 2, true, false, 3, 1],
  ['v4', 1, true, true, 3, 1],
  ['v3', 0, true, false, 3, 0],
] as const)(
  '%s with %d picks',
  (version, count, isFallback, bandsOnly, resultCount, probeCount) => {
    const plan = planProbes(version, three.slice(0, count), keywords);
    expect(plan).toMatchObject({
      version,
      isFallback,
      bandsOnly,
      resultCount,
      candidatesPerProbe: 10,
    });
    expect(plan.probes).toHaveLength(probeCount);
    for (const probe of plan.probes) expect(probe.rotation === undefined).toBe(version === 'v1');
  },
);

test('a probe tells how it came about', () => {
  const [probe] = planProbes('v2', [pick(9, 0, 1, 0), pick(4, 1, 0, 0)], keywords).probes;
  expect(probe).toMatchObject({ bandIds: [4, 9], medoidBandId: 4 });
  expect(probe?.centroidNorm).toBeCloseTo(Math.SQRT1_2, 12);
  expect(probe?.cohesion).toBeCloseTo(Math.SQRT1_2, 12);
  expect(probe?.rotation?.keywordSimilarity).toBe(0);
  expect(probe?.rotation?.t).toBeCloseTo(0.3, 12);
  expect(probe?.rotation?.degrees).toBeCloseTo(27, 12);
  expect(probe?.vector[2]).toBeCloseTo(Math.sin((27 * Math.PI) / 180), 12);
});

test('the medoid is the pick nearest to the centroid', () => {
  const picks = [pick(1, 1, 0, 0), pick(2, 1, 0.5, 0), pick(3, 1, 1, 0)];
  expect(planProbes('v1', picks, undefined).probes[0]?.medoidBandId).toBe(2);
});

test('keywords that agree or oppose turn nothing', () => {
  for (const [sign, t] of [
    [1, 0.175],
    [-1, 0.4],
  ] as const) {
    const [probe] = planProbes('v2', [pick(1, 3, 0)], Float64Array.of(sign * 5, 0)).probes;
    expect(probe?.vector).toEqual(Float64Array.of(1, 0));
    expect(probe?.rotation).toEqual({ keywordSimilarity: sign, t, degrees: 0 });
  }
});

test('picks that cancel each other are represented by the lowest band id', () => {
  const [probe] = planProbes('v1', [pick(7, -1, 0), pick(3, 1, 0)], undefined).probes;
  expect(probe).toEqual({
    vector: Float64Array.of(1, 0),
    bandIds: [3, 7],
    medoidBandId: 3,
    centroidNorm: 0,
    cohesion: 0,
    rotation: undefined,
  });
  const rotated = planProbes('v2', [pick(7, -1, 0), pick(3, 1, 0)], Float64Array.of(0, 1));
  expect(rotated.probes[0]?.rotation?.degrees).toBeCloseTo(27, 12);
});

test('missing, zero and non-finite vectors count as none, duplicates once', () => {
  const noise: Pick[] = [
    { bandId: 8, vector: undefined },
    pick(9, 0, 0, 0),
    pick(10, Number.NaN, 1, 0),
    pick(11, Number.POSITIVE_INFINITY, 1, 0),
    ...three,
  ];
  expect(planProbes('v3', [...noise, ...three], keywords)).toEqual(
    planProbes('v3', three, keywords),
  );
  const without = planProbes('v3', three, undefined);
  expect(planProbes('v3', three, new Float32Array(3))).toEqual(without);
  expect(planProbes('v3', three, Float64Array.of(1, Number.NaN, 0))).toEqual(without);
});

test('the playground asks for one to six clusters', () => {
  const counts = [1, 2, 3, 4, 5, 6].map((clusterCount) => {
    const plan = planProbes('v3', three, keywords, { clusterCount });
    return [plan.probes.length, plan.resultCount];
  });
  expect(counts).toEqual([
    [1, 3],
    [2, 4],
    [3, 5],
    [3, 6],
    [3, 7],
    [3, 8],
  ]);
  expect(planProbes('v3', three, keywords, { candidatesPerProbe: 4 }).candidatesPerProbe).toBe(4);
  expect(planProbes('v3', three, keywords, { baseT: 1 }).probes[0]?.rotation?.t).toBe(0.4);
});

test('V1 and V2 fetch at least the three that they answer', () => {
  expect(planProbes('v1', three, keywords, { candidatesPerProbe: 1 }).candidatesPerProbe).toBe(3);
});

test.each([
  [{ clusterCount: 0 }, 'clusterCount must be an integer from 1 to 6, not 0.'],
  [{ clusterCount: 7 }, 'clusterCount must be an integer from 1 to 6, not 7.'],
  [{ clusterCount: 2.5 }, 'clusterCount must be an integer from 1 to 6, not 2.5.'],
  [{ baseT: Number.NaN }, 'baseT must be a finite number, not NaN.'],
  [{ candidatesPerProbe: 0 }, 'candidatesPerProbe must be an integer of 1 or more, not 0.'],
])('options %o are refused', (options, message) => {
  expect(() => planProbes('v3', three, keywords, options)).toThrow(message);
});

test('vectors of different lengths are refused', () => {
  for (const version of ['v1', 'v3'] as const) {
    expect(() => planProbes(version, [...three, pick(4, 1, 1)], undefined)).toThrow(RangeError);
  }
  expect(() => planProbes('v2', three, Float64Array.of(1, 0))).toThrow(RangeError);
});

const dimensions = 4;
const component = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
  { weight: 4, arbitrary: fc.constantFrom(-1, 0, 1) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e300, 1e-300) },
);
const vector = fc.oneof(
  fc.array(component, { minLength: dimensions, maxLength: dimensions }).map((values) => {
    return Float64Array.from(values);
  }),
  // Few directions, so that identical and antipodal picks are common.
  fc.constantFrom(
    Float32Array.of(1, 0, 0, 0),
    Float32Array.of(-1, 0, 0, 0),
    Float32Array.of(0.6, 0.8, 0, 0),
    Float32Array.of(-0.6, -0.8, 0, 0),
    new Float32Array(dimensions),
  ),
);
const somePicks = fc.array(
  fc.record({
    bandId: fc.integer({ min: 1, max: 40 }),
    vector: fc.option(vector, { nil: undefined }),
  }),
  { maxLength: 25 },
);
const member = fc.record({
  version: fc.constantFrom('v1', 'v2', 'v3', 'v4'),
  // A band has one vector: the query gives one row for each.
  picks: somePicks.map((picks) => [...new Map(picks.map((each) => [each.bandId, each])).values()]),
  keywordVector: fc.option(vector, { nil: undefined }),
  options: fc.record(
    {
      clusterCount: fc.integer({ min: 1, max: 6 }),
      baseT: fc.oneof(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
      candidatesPerProbe: fc.integer({ min: 1, max: 50 }),
    },
    { requiredKeys: [] },
  ),
});

test('any member: probes are finite unit vectors over each pick once', () => {
  fc.assert(
    fc.property(member, ({ version, picks, keywordVector, options }) => {
      const plan = planProbes(version, picks, keywordVector, options);
      for (const probe of plan.probes) {
        expect(Math.abs(norm(probe.vector) - 1)).toBeLessThan(1e-12);
        expect(probe.bandIds).toContain(probe.medoidBandId);
        expect(probe.cohesion).toBeGreaterThanOrEqual(-1);
        expect(probe.cohesion).toBeLessThanOrEqual(1);
        expect(Number.isFinite(probe.centroidNorm)).toBe(true);
        if (probe.rotation) {
          expect(probe.rotation.t).toBeGreaterThanOrEqual(0.05);
          expect(probe.rotation.t).toBeLessThanOrEqual(0.4);
          expect(Math.abs(probe.rotation.keywordSimilarity)).toBeLessThanOrEqual(1);
          expect(Number.isFinite(probe.rotation.degrees)).toBe(true);
        }
      }
      const ids = plan.probes.flatMap(({ bandIds }) => bandIds);
      const usable = picks
        .filter(({ vector: v }) => v && norm(v) > 0 && norm(v) < 1e100)
        .filter(({ vector: v }) => v && norm(v) >= 1e-100);
      expect(ids.toSorted((a, b) => a - b)).toEqual(
        usable.map(({ bandId }) => bandId).toSorted((a, b) => a - b),
      );
    }),
    { seed: 42, numRuns: 400 },
  );
});

test('any member: the order in which picks come changes nothing', () => {
  fc.assert(
    fc.property(member, ({ version, picks, keywordVector, options }) => {
      const shuffled = picks.toSorted(
        (a, b) => ((a.bandId * 7919) % 41) - ((b.bandId * 7919) % 41),
      );
      expect(planProbes(version, shuffled, keywordVector, options)).toEqual(
        planProbes(version, picks, keywordVector, options),
      );
    }),
    { seed: 42, numRuns: 200 },
  );
});

test('any candidates: an ordered answer without duplicates, no longer than promised', () => {
  const candidate = fc.record({
    bandId: fc.integer({ min: 1, max: 15 }),
    similarity: fc.oneof(
      fc.constantFrom(0.5, 0.25, Number.NaN),
      fc.double({ min: -1, max: 1, noNaN: true }),
    ),
  });
  const lists = fc.array(fc.array(candidate, { maxLength: 20 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(member, lists, ({ version, picks, keywordVector, options }, drawn) => {
      const plan = planProbes(version, picks, keywordVector, options);
      expectSound(plan, drawn.slice(0, plan.probes.length));
    }),
    { seed: 42, numRuns: 400 },
  );
});

function expectSound(plan: ProbePlan, candidates: Candidate[][]): void {
  const { bands } = rankCandidates(plan, candidates);
  expect(bands.length).toBeLessThanOrEqual(plan.resultCount);
  expect(new Set(bands.map(({ bandId }) => bandId)).size).toBe(bands.length);
  expect(bands.map(({ priority }) => priority)).toEqual(bands.map((_, i) => i + 1));
  const scores = bands.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  for (const { bandId, score, probeIndex } of bands) {
    expect(candidates[probeIndex]).toContainEqual({ bandId, similarity: score });
  }
}
