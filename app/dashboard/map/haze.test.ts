import { expect, test } from 'vitest';
import { computeHaze, HAZE_CELLS } from './haze.ts';

const pixelAt = (pixels: Uint8ClampedArray, column: number, row: number) =>
  [...pixels.subarray((row * HAZE_CELLS + column) * 4).subarray(0, 4)] as const;

test('glows in the colour of the points that lie there, and nowhere else', () => {
  const pixels = computeHaze({
    xs: [-0.5, 0.5],
    ys: [0.5, -0.5],
    groups: [0, 1],
    colors: ['#ff0000', '#0000ff'],
    isLit: () => true,
  });
  const quarter = HAZE_CELLS * 0.3;
  const [red, green, blue, alpha] = pixelAt(pixels, quarter, quarter);
  expect([red, green, blue]).toEqual([255, 0, 0]);
  expect(alpha).toBeGreaterThan(40);
  expect(pixelAt(pixels, HAZE_CELLS - quarter, HAZE_CELLS - quarter).slice(0, 3)).toEqual([
    0, 0, 255,
  ]);
  expect(pixelAt(pixels, 2, 2)).toEqual([0, 0, 0, 0]);
});

test('groups that are not lit leave it dark', () => {
  const pixels = computeHaze({
    xs: [0],
    ys: [0],
    groups: [0],
    colors: ['#ff0000'],
    isLit: () => false,
  });
  expect(pixels.every((value) => value === 0)).toBe(true);
});
