import { expect, test } from 'vitest';
import { carryNames } from './carry-names.ts';

test('a name goes to the cluster that shares half of the bands of both', () => {
  const named = [
    { name: '새벽', bandIds: [1, 2, 3, 4] },
    { name: '흩어진', bandIds: [5, 6, 7, 8] },
  ];
  expect(carryNames(named, [[5, 6], [1, 2, 3, 9], [7], [8, 10]])).toEqual([
    '흩어진',
    '새벽',
    undefined,
    undefined,
  ]);
  expect(carryNames(named, [[1, 2, 3, 4, 10, 11, 12, 13, 14]])).toEqual([undefined]);
});
