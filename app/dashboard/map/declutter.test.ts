import { expect, test } from 'vitest';
import { declutter } from './declutter.ts';

const at = (leftPx: number, topPx = 0) => ({ leftPx, topPx, widthPx: 50, heightPx: 20 });

test('of labels that touch, the earlier stays', () => {
  expect(declutter([at(0), at(40), at(60), at(120)])).toEqual([true, false, true, true]);
});

test('a hidden label hides no other', () => {
  expect(declutter([at(0), at(45), at(90)])).toEqual([true, false, true]);
});

test('labels keep away from what is there already; those without a box are hidden', () => {
  expect(declutter([at(0), undefined, at(0, 30)], [at(10)])).toEqual([false, false, true]);
});
