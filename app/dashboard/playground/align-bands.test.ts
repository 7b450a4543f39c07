import { expect, test } from 'vitest';
import type { Comparison, VersionAnswer } from '#server/schemas/comparison.ts';
import { PRODUCTION_OPTIONS } from '#server/schemas/comparison-limits.ts';
import { alignBands, groupByVersions } from './align-bands.ts';
import { assemblePreview } from './assemble-preview.ts';
import type { Version } from './search-params.ts';

/** Each version with the bands that it answered, best first. */
function makeComparison(found: Partial<Record<Version, number[]>>): Comparison {
  const ids = [...new Set(Object.values(found).flat())];
  return {
    model: 'model',
    options: PRODUCTION_OPTIONS,
    keywords: [{ keywordId: 7, keyword: '몽환' }],
    picks: [],
    bands: ids.map((bandId) => ({
      bandId,
      bandName: `Band ${bandId}`,
      imageUrl: null,
      bandMusic: null,
      isBand: true,
      topTrack: null,
      keywords: [],
    })),
    answers: Object.entries(found).map(([version, bandIds]) => ({
      version: version as Version,
      isFallback: false,
      probes: [],
      bands: bandIds.map((bandId, i): VersionAnswer['bands'][number] => ({
        bandId,
        score: 1 - i / 10,
        priority: i + 1,
        probeIndex: 0,
        rank: 'first',
        nearestPicks: [],
        sharedKeywords: [],
      })),
      timings: { keywordMs: null, searchMs: 1, engineMs: 1, totalMs: 2 },
    })),
    failed: [],
    totalMs: 3,
  };
}

const rowsOf = (comparison: Comparison) =>
  alignBands(comparison).map(({ band, found, onlyBy }) => [
    band.bandId,
    [...found.keys()].join('+'),
    onlyBy,
  ]);

test('a band is on one line: V3 leads, then V4, V2 and V1, each in its order', () => {
  const comparison = makeComparison({
    v1: [1, 2, 3],
    v2: [2, 1, 4],
    v3: [2, 5, 6, 7, 1],
    v4: [2, 8, 5, 6, 1],
  });
  expect(rowsOf(comparison)).toEqual([
    [2, 'v1+v2+v3+v4', undefined],
    [5, 'v3+v4', undefined],
    [6, 'v3+v4', undefined],
    [7, 'v3', 'v3'],
    [1, 'v1+v2+v3+v4', undefined],
    [8, 'v4', 'v4'],
    [4, 'v2', 'v2'],
    [3, 'v1', 'v1'],
  ]);
  const groups = groupByVersions(alignBands(comparison)).map(({ versions, bands }) => [
    versions.join('+'),
    bands.map(({ bandId }) => bandId),
  ]);
  expect(groups).toEqual([
    ['v1+v2+v3+v4', [2, 1]],
    ['v3+v4', [5, 6]],
    ['v3', [7]],
    ['v4', [8]],
    ['v2', [4]],
    ['v1', [3]],
  ]);
});

test('where only V1 could answer nothing counts as found by it alone', () => {
  expect(rowsOf(makeComparison({ v1: [3, 1] }))).toEqual([
    [3, 'v1', undefined],
    [1, 'v1', undefined],
  ]);
});

test('nothing found: no lines', () => {
  const comparison = makeComparison({ v1: [], v2: [], v3: [], v4: [] });
  expect(alignBands(comparison)).toEqual([]);
  expect(groupByVersions([])).toEqual([]);
});

test('one version is explained with its own cards and the shared picks', () => {
  const comparison = makeComparison({ v1: [1], v3: [2, 1] });
  expect(assemblePreview(comparison, 'v3')).toMatchObject({
    version: 'v3',
    model: 'model',
    keywords: ['몽환'],
    bands: [
      { bandId: 2, bandName: 'Band 2', priority: 1 },
      { bandId: 1, bandName: 'Band 1', priority: 2 },
    ],
  });
  expect(assemblePreview(comparison, 'v2')).toBeUndefined();
});
