import { expect, test } from 'vitest';
import { boxOf, centreOn, fitBox, placeSearch, project, toViewSpace } from './map-geometry.ts';

/** The matrix of a camera that looks at (x, y) from a distance. */
function cameraAt(x: number, y: number, distance: number) {
  const scale = 1 / distance;
  const view = [scale, 0, 0, 0, 0, scale, 0, 0, 0, 0, 1, 0, -x * scale, -y * scale, 0, 1];
  return { view, widthPx: 800, heightPx: 400 };
}

test.each([
  { place: [0, 0], pixels: [400, 200] },
  { place: [1, 1], pixels: [600, 0] },
  { place: [-2, -1], pixels: [0, 400] },
] as const)('projects $place to $pixels', ({ place, pixels }) => {
  expect(project(cameraAt(0, 0, 1), place)).toEqual(pixels);
});

test('what the camera looks at is in the middle, and twice as near is twice as large', () => {
  const camera = cameraAt(0.5, -0.25, 0.5);
  expect(project(camera, [0.5, -0.25])).toEqual([400, 200]);
  expect(project(camera, [0.75, -0.25])).toEqual([500, 200]);
});

test('knows the view’s own place under a pixel', () => {
  expect(toViewSpace(cameraAt(0, 0, 1), [600, 100])).toEqual([1, 0.5]);
});

test('fits a box in what the panels leave free', () => {
  const insets = { leftPx: 200, topPx: 0, rightPx: 0, bottomPx: 0 };
  const size = { widthPx: 800, heightPx: 400 };
  const { target, distance } = fitBox({ minX: -1, maxX: 1, minY: -0.5, maxY: 0.5 }, size, insets);
  const camera = cameraAt(target[0], target[1], distance);
  const [left, middle] = project(camera, [-1, 0]);
  const [right] = project(camera, [1, 0]);
  expect([left, middle, right].map((pixel) => Math.round(pixel))).toEqual([200, 200, 800]);
});

test('centres on a place beside the panels', () => {
  const insets = { leftPx: 300, topPx: 40, rightPx: 100, bottomPx: 0 };
  const { target } = centreOn([0.3, 0.2], 0.25, { heightPx: 400 }, insets);
  const [left, top] = project(cameraAt(target[0], target[1], 0.25), [0.3, 0.2]);
  expect([left, top].map((pixel) => Math.round(pixel))).toEqual([500, 220]);
});

test('a stray does not make the rest small', () => {
  const xs = Array.from({ length: 100 }, (_, index) => index / 100);
  expect(boxOf([...xs, 9], [...xs, 9], 0.01)).toEqual({
    minX: 0.01,
    minY: 0.01,
    maxX: 0.99,
    maxY: 0.99,
  });
  expect(boxOf([], [])).toEqual({ minX: -1, minY: -1, maxX: 1, maxY: 1 });
});

test('a search stands amid its nearest bands, nearer to the similar ones', () => {
  const places = new Map([
    [1, [0, 0]],
    [2, [1, 0.4]],
  ] as const);
  const near = [
    { bandId: 1, similarity: 0.75 },
    { bandId: 2, similarity: 0.25 },
    { bandId: 3, similarity: 0.9 },
  ];
  expect(placeSearch(near, (bandId) => places.get(bandId as 1))).toEqual([0.25, 0.1]);
  expect(placeSearch(near, () => undefined)).toBeUndefined();
});
