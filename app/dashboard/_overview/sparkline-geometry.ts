const WIDTH = 100;
const HEIGHT = 28;
/** Room for half the line's thickness. */
const MARGIN = 2;
const BAR_SHARE = 0.7;
/** A day without anything still has its place. */
const STUB = 1;

/** Points of a line through the values, in a picture of 100 × 28; the largest touches the top. */
export function layOutLine(values: readonly (number | null)[]): { x: number; y: number }[] {
  const known = values.map((value) => value ?? 0);
  const max = Math.max(...known, 0);
  const min = Math.min(...known, max);
  // A total that hardly moves stays a flat line in the middle instead of a cliff.
  const span = max - min || 1;
  const isFlat = max === min;
  return known.map((value, index) => ({
    x: round((index / Math.max(1, known.length - 1)) * WIDTH),
    y: round(
      isFlat ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - min) / span) * (HEIGHT - 2 * MARGIN),
    ),
  }));
}

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  isEmpty: boolean;
}

/** A bar for each value from zero, in a picture of 100 × 28. */
export function layOutBars(values: readonly (number | null)[]): Bar[] {
  const max = Math.max(...values.map((value) => value ?? 0), 0) || 1;
  const step = WIDTH / Math.max(1, values.length);
  return values.map((value, index) => {
    const isEmpty = !value;
    const height = isEmpty ? STUB : Math.max(2 * STUB, ((value ?? 0) / max) * HEIGHT);
    return {
      x: round(index * step + (step * (1 - BAR_SHARE)) / 2),
      y: round(HEIGHT - height),
      width: round(step * BAR_SHARE),
      height: round(height),
      isEmpty,
    };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
