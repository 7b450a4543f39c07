import { expect, test } from 'vitest';
import { layOutBars, layOutLine } from './sparkline-geometry.ts';

test('a line runs from the bottom to the top of its picture', () => {
  expect(layOutLine([5, null, 10])).toEqual([
    { x: 0, y: 14 },
    { x: 50, y: 26 },
    { x: 100, y: 2 },
  ]);
});

test('what never changed is a flat line in the middle', () => {
  expect(layOutLine([7, 7]).map(({ y }) => y)).toEqual([14, 14]);
  expect(layOutLine([0, 0]).map(({ y }) => y)).toEqual([14, 14]);
});

test('bars stand on the ground; an empty day is a stub', () => {
  expect(layOutBars([0, null, 2, 4])).toEqual([
    { x: 3.75, y: 27, width: 17.5, height: 1, isEmpty: true },
    { x: 28.75, y: 27, width: 17.5, height: 1, isEmpty: true },
    { x: 53.75, y: 14, width: 17.5, height: 14, isEmpty: false },
    { x: 78.75, y: 0, width: 17.5, height: 28, isEmpty: false },
  ]);
  expect(layOutBars([0])[0]).toMatchObject({ height: 1, isEmpty: true });
});
