import { expect, test } from 'vitest';
import { decodePoints } from './decode-points.ts';
import { sceneOf } from './member-scene.ts';

const points = decodePoints({
  ids: [1, 2, 3],
  names: ['하나', '둘', '셋'],
  xs: [0, 5_000, -10_000],
  ys: [0, 5_000, 10_000],
  clusters: [0, 0, 1],
  kinds: [1, 1, 1],
  timesRecommended: [0, 0, 0],
  placedLaterIds: [3],
});

test('joins picks to the search of their cluster, and it to what it found', () => {
  const scene = sceneOf(
    {
      externalId: 'm',
      keywords: [],
      picks: [
        { bandId: 1, bandName: '하나', probeIndex: 0 },
        { bandId: 9, bandName: '지도에 없는 밴드', probeIndex: 0 },
      ],
      probes: [{ keywords: [], near: [{ bandId: 2, similarity: 0.5 }] }],
      recommendations: [
        { bandId: 2, bandName: '둘', priority: 1, score: 0.5, probeIndex: 0 },
        { bandId: 3, bandName: '셋', priority: 2, score: 0.4, probeIndex: null },
      ],
    },
    points,
  );
  expect(scene.searches).toEqual([{ probeIndex: 0, place: [0.5, 0.5] }]);
  expect(scene.lines).toEqual([
    { from: [0, 0], to: [0.5, 0.5], probeIndex: 0, isRecommendation: false },
    { from: [0.5, 0.5], to: [0.5, 0.5], probeIndex: 0, isRecommendation: true },
  ]);
  expect(scene.places).toEqual([
    [0, 0],
    [0.5, 0.5],
    [0.5, 0.5],
    [-1, 1],
  ]);
  expect(scene.missingCount).toBe(1);
});
