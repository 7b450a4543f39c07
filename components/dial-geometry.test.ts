import { expect, test } from 'vitest';
import { describeArc, pointAt } from './dial-geometry.ts';

test.each([
  [0, { x: 0, y: -10 }],
  [90, { x: 10, y: 0 }],
  [-90, { x: -10, y: 0 }],
  [30, { x: 5, y: -8.66 }],
])('a needle of 10 at %d° ends at %o', (degrees, point) => {
  expect(pointAt(degrees, 10)).toEqual(point);
});

test('an arc goes the way it is turned', () => {
  expect(describeArc(0, 90, 10)).toBe('M 0 -10 A 10 10 0 0 1 10 0');
  expect(describeArc(0, -90, 10)).toBe('M 0 -10 A 10 10 0 0 0 -10 0');
});
