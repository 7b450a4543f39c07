import { expect, test } from 'vitest';

import { decodeVector, loadGolden } from './golden/load.ts';
import { slerp } from './slerp.ts';
import { cosine, dot, hasDirection, norm, normalise } from './vector.ts';

const degenerate = 1e-6;
const cases = loadGolden('slerp-adaptive').slerp.map(({ note, v0, v1, t, result }) => ({
  note,
  t,
  from: decodeVector(v0),
  toward: decodeVector(v1),
  recorded: decodeVector(result),
}));
const valid = cases.filter(({ from, toward }) => hasDirection(from) && hasDirection(toward));
const isDegenerate = ({ from, toward }: (typeof cases)[number]) => {
  const theta = Math.acos(Math.max(-1, Math.min(1, dot(normalise(from), normalise(toward)))));
  return theta < degenerate || theta > Math.PI - degenerate;
};

// The recorded results are scaled to norm 1 first: they leave it by up to 2e-8 near π. Where an
// input was float32, the recorded service computed û in float32, which is good to 1e-8.
test('equals the recorded results to 1e-9, of float32 inputs to 1e-8', () => {
  const compared = valid.filter((example) => !isDegenerate(example));
  for (const { note, from, toward, t, recorded } of compared) {
    const { vector } = slerp(from, toward, t);
    const unit = normalise(recorded);
    const largest = Math.max(...vector.map((value, i) => Math.abs(value - unit[i]!)));
    const tolerance = from instanceof Float32Array ? 1e-8 : 1e-9;
    expect(largest, `${note}, t = ${t}`).toBeLessThanOrEqual(tolerance);
    expect(norm(vector)).toBeCloseTo(1, 12);
  }
  expect(compared).toHaveLength(110);
  expect(compared.filter(({ from }) => from instanceof Float32Array)).toHaveLength(8);
});

// Not what was recorded at π, where that left norm 1 or was NaN or k̂.
test('stays at û where the angle is (nearly) 0 or π', () => {
  const compared = valid.filter(isDegenerate);
  for (const { from, toward, t } of compared) {
    expect(slerp(from, toward, t)).toEqual({ vector: normalise(from), degrees: 0 });
  }
  expect(compared).toHaveLength(29);
});

test('refuses zero vectors, for which NaN was recorded', () => {
  const left = cases.filter((example) => !valid.includes(example));
  expect(left.map(({ note }) => note)).toEqual(['zero v0', 'both zero']);
  for (const { from, toward, t } of left) expect(() => slerp(from, toward, t)).toThrow(RangeError);
});

test('turns by t · θ degrees', () => {
  const { vector, degrees } = slerp(Float64Array.of(2, 0), Float64Array.of(0, 3), 1 / 3);
  expect(degrees).toBeCloseTo(30, 12);
  expect(vector[0]).toBeCloseTo(Math.cos(Math.PI / 6), 12);
  expect(vector[1]).toBeCloseTo(0.5, 12);
  expect(cosine(vector, Float64Array.of(1, 0))).toBeCloseTo(Math.cos(Math.PI / 6), 12);
});
