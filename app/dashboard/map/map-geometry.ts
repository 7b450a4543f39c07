/** A place in the picture: x to the right, y upwards, both about in [-1, 1]. */
export type Place = readonly [x: number, y: number];
/** A place on the screen, from the top left of the canvas. */
export type Pixels = readonly [left: number, top: number];

export interface Camera {
  /** Column-major 4 × 4 matrix: moves and scales, never rotates. */
  view: ArrayLike<number>;
  widthPx: number;
  heightPx: number;
}

/** How many pixels one unit of the picture takes. */
export function pixelsPerUnit({ view, heightPx }: Camera): number {
  return ((view[0] ?? 1) * heightPx) / 2;
}

/** Where a place of the picture is on the screen. */
export function project(camera: Camera, [x, y]: Place): Pixels {
  const { view, widthPx, heightPx } = camera;
  const half = heightPx / 2;
  return [
    widthPx / 2 + (x * (view[0] ?? 1) + (view[12] ?? 0)) * half,
    half - (y * (view[5] ?? 1) + (view[13] ?? 0)) * half,
  ];
}

/** Where in the view's own space (height 2, centre 0) a place on the screen is. */
export function toViewSpace(camera: Camera, [left, top]: Pixels): Place {
  const half = camera.heightPx / 2;
  return [(left - camera.widthPx / 2) / half, (half - top) / half];
}

export interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export interface Insets {
  leftPx: number;
  topPx: number;
  rightPx: number;
  bottomPx: number;
}

const SMALLEST_BOX = 0.02;

/** The camera's target and distance that show `box` in what the panels leave free of the canvas. */
export function fitBox(
  box: Box,
  size: { widthPx: number; heightPx: number },
  insets: Insets,
): { target: Place; distance: number } {
  const half = size.heightPx / 2;
  const freeWidth = Math.max(80, size.widthPx - insets.leftPx - insets.rightPx);
  const freeHeight = Math.max(80, size.heightPx - insets.topPx - insets.bottomPx);
  const distance = Math.max(
    (Math.max(SMALLEST_BOX, box.maxX - box.minX) * half) / freeWidth,
    (Math.max(SMALLEST_BOX, box.maxY - box.minY) * half) / freeHeight,
  );
  return centreOn([(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2], distance, size, insets);
}

/** The camera's target that brings `place` to the middle of what the panels leave free. */
export function centreOn(
  [x, y]: Place,
  distance: number,
  { heightPx }: { heightPx: number },
  insets: Insets,
): { target: Place; distance: number } {
  const unitsPerPixel = (2 * distance) / heightPx;
  return {
    target: [
      x - ((insets.leftPx - insets.rightPx) / 2) * unitsPerPixel,
      y + ((insets.topPx - insets.bottomPx) / 2) * unitsPerPixel,
    ],
    distance,
  };
}

/** The box of most places: the outermost `trim` share at each side is left out, so that no stray shrinks the rest. */
export function boxOf(xs: ArrayLike<number>, ys: ArrayLike<number>, trim = 0): Box {
  const [minX, maxX] = rangeOf(xs, trim);
  const [minY, maxY] = rangeOf(ys, trim);
  return { minX, minY, maxX, maxY };
}

function rangeOf(values: ArrayLike<number>, trim: number): [number, number] {
  if (values.length === 0) return [-1, 1];
  const sorted = Float64Array.from(values).sort();
  const skipped = Math.floor(sorted.length * trim);
  return [sorted[skipped] ?? -1, sorted[sorted.length - 1 - skipped] ?? 1];
}

/**
 * A search has a vector and no place of its own: it stands at the mean of its nearest bands' places, the
 * similar ones counting more. Undefined when none of them is in the picture.
 */
export function placeSearch(
  near: readonly { bandId: number; similarity: number }[],
  placeOf: (bandId: number) => Place | undefined,
): Place | undefined {
  let x = 0;
  let y = 0;
  let weight = 0;
  for (const { bandId, similarity } of near) {
    const place = placeOf(bandId);
    if (!place || similarity <= 0) continue;
    x += place[0] * similarity;
    y += place[1] * similarity;
    weight += similarity;
  }
  return weight > 0 ? [x / weight, y / weight] : undefined;
}
