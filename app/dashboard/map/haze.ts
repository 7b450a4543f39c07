import { parseHex } from '#components/mix-colors.ts';

/** Cells of the haze in each direction, and how far beyond [-1, 1] it reaches. */
export const HAZE_CELLS = 160;
export const HAZE_REACH = 1.25;

const BLUR_CELLS = 4;
const BLUR_ROUNDS = 3;
const MAX_ALPHA = 0.36;

export interface HazeParams {
  /** Places in [-1, 1]. */
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  /** For each point its colour. */
  groups: ArrayLike<number>;
  colors: readonly string[];
  /** Groups that glow. */
  isLit: (group: number) => boolean;
}

/**
 * The soft ground under the points: how densely each colour lies where, as RGBA of HAZE_CELLS² pixels. It is
 * computed once and then moved and scaled with the picture.
 */
export function computeHaze({ xs, ys, groups, colors, isLit }: HazeParams): Uint8ClampedArray {
  const cellCount = HAZE_CELLS * HAZE_CELLS;
  const toCell = (place: number) =>
    Math.floor(((place + HAZE_REACH) / (2 * HAZE_REACH)) * HAZE_CELLS);
  const total = new Float32Array(cellCount);
  const mixed = [0, 1, 2].map(() => new Float32Array(cellCount));
  for (const [group, color] of colors.entries()) {
    if (!isLit(group)) continue;
    let density = new Float32Array(cellCount);
    for (let index = 0; index < groups.length; index += 1) {
      if (groups[index] !== group) continue;
      const column = toCell(xs[index] ?? 0);
      const row = HAZE_CELLS - 1 - toCell(ys[index] ?? 0);
      density[row * HAZE_CELLS + column] = (density[row * HAZE_CELLS + column] ?? 0) + 1;
    }
    for (let round = 0; round < BLUR_ROUNDS; round += 1) density = blur(density);
    const rgb = parseHex(color);
    for (let cell = 0; cell < cellCount; cell += 1) {
      const amount = density[cell] ?? 0;
      total[cell] = (total[cell] ?? 0) + amount;
      for (const [part, sum] of mixed.entries()) {
        sum[cell] = (sum[cell] ?? 0) + amount * (rgb[part] ?? 0);
      }
    }
  }
  return paint(total, mixed);
}

function paint(total: Float32Array, mixed: readonly Float32Array[]): Uint8ClampedArray {
  // Against the densest place, so that a lone band glows faintly whatever else is lit.
  const dense = 0.45 * total.reduce((most, amount) => Math.max(most, amount), 1e-6);
  const pixels = new Uint8ClampedArray(total.length * 4);
  for (let cell = 0; cell < total.length; cell += 1) {
    const amount = total[cell] ?? 0;
    if (amount <= 0) continue;
    for (const [part, sum] of mixed.entries()) pixels[cell * 4 + part] = (sum[cell] ?? 0) / amount;
    pixels[cell * 4 + 3] = 255 * MAX_ALPHA * (1 - Math.exp(-amount / dense));
  }
  return pixels;
}

/** The mean of the cells around each, once in each direction. */
function blur(cells: Float32Array): Float32Array<ArrayBuffer> {
  return blurAlong(blurAlong(cells, 1, HAZE_CELLS), HAZE_CELLS, 1);
}

function blurAlong(cells: Float32Array, step: number, lineStep: number): Float32Array<ArrayBuffer> {
  const result = new Float32Array(cells.length);
  const width = 2 * BLUR_CELLS + 1;
  for (let line = 0; line < HAZE_CELLS; line += 1) {
    const start = line * lineStep;
    let sum = 0;
    for (let at = -BLUR_CELLS; at < HAZE_CELLS; at += 1) {
      const coming = at + BLUR_CELLS;
      const going = at - BLUR_CELLS - 1;
      if (coming < HAZE_CELLS) sum += cells[start + coming * step] ?? 0;
      if (going >= 0) sum -= cells[start + going * step] ?? 0;
      if (at >= 0) result[start + at * step] = Math.max(0, sum) / width;
    }
  }
  return result;
}
