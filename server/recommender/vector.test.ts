import { expect, test } from 'vitest';

import { cosine, dot, hasDirection, mean, norm, normalise } from './vector.ts';

const vector = (...values: number[]) => Float64Array.from(values);

test('dot, norm, mean and cosine of small vectors', () => {
  expect(dot(vector(1, 2, 3), Float32Array.of(4, 5, 6))).toBe(32);
  expect(norm(vector(3, 4))).toBe(5);
  expect(mean([vector(1, 2), vector(3, 6)])).toEqual(vector(2, 4));
  expect(normalise(vector(3, -4))).toEqual(vector(0.6, -0.8));
  expect(cosine(vector(1, 0), vector(7, 7))).toBeCloseTo(Math.SQRT1_2, 15);
  expect(cosine(vector(1e-3, 2e-3), vector(1e-3, 2e-3))).toBe(1);
});

test.each([
  ['undefined', undefined, false],
  ['null', null, false],
  ['empty', vector(), false],
  ['zero', vector(0, 0), false],
  ['NaN', vector(1, Number.NaN), false],
  ['infinite', vector(1, Number.POSITIVE_INFINITY), false],
  ['too large to square', vector(1e200, 0), false],
  ['the smallest float32', Float32Array.of(1.4e-45, 0), true],
  ['the largest float32', Float32Array.of(3.4e38, 3.4e38), true],
])('hasDirection of %s', (_, value, expected) => {
  expect(hasDirection(value)).toBe(expected);
});

test('what has no answer is refused, with the reason', () => {
  expect(() => dot(vector(1), vector(1, 2))).toThrow('Vectors of 1 and 2 components');
  expect(() => mean([])).toThrow('The mean of no vectors is undefined.');
  expect(() => mean([vector(1), vector(1, 2)])).toThrow('one length, not 1 and 2');
  expect(() => normalise(vector(0, 0))).toThrow('no direction to normalise');
  expect(() => cosine(vector(0), vector(1))).toThrow('no cosine similarity');
});
