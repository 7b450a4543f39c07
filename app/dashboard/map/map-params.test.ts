import { expect, test } from 'vitest';
import { readSight, writeSight } from './map-params.ts';

test('what is in sight survives the address', () => {
  const sight = { x: -0.25, y: 0.5, distance: 0.125 };
  expect(writeSight(sight)).toBe('-0.25,0.5,0.125');
  expect(readSight(writeSight(sight))).toEqual(sight);
});

test.each([null, '', '1,2', 'a,b,c', '0,0,0', '0,0,-1', '0,0,99', '9,0,1'])(
  '%j is no sight',
  (text) => {
    expect(readSight(text)).toBeUndefined();
  },
);
