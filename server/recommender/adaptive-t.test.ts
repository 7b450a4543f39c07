import { expect, test } from 'vitest';

import { adaptiveT } from './adaptive-t.ts';
import { decodeVector, loadGolden } from './golden/load.ts';
import { cosine } from './vector.ts';

// Where an input was float32, the recorded service took its norm in float32, which is good to 1e-8.
test('equals the recorded results to 1e-9, of float32 inputs to 1e-8', () => {
  const cases = loadGolden('slerp-adaptive').adaptiveT;
  for (const { note, user, keyword, baseT, result } of cases) {
    const t = adaptiveT(cosine(decodeVector(user), decodeVector(keyword)), baseT);
    const tolerance = user.dtype === 'float32' ? 1e-8 : 1e-9;
    expect(Math.abs(t - Number(result)), note).toBeLessThanOrEqual(tolerance);
  }
  expect(cases).toHaveLength(71);
  expect(cases.filter(({ user }) => user.dtype === 'float32')).toHaveLength(7);
});

test.each([
  [0, 0.25, 0.3],
  [1, 0.25, 0.175],
  [-1, 0.25, 0.4],
  [1, 0.01, 0.05],
  [0, -3, 0.05],
])('similarity %d, base %d: t = %d', (similarity, baseT, t) => {
  expect(adaptiveT(similarity, baseT)).toBeCloseTo(t, 15);
});
