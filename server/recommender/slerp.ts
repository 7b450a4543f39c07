import type { Vector } from './types.ts';
import { dot, normalise } from './vector.ts';

/** Below this angle from 0 or π the arc is a point or has no plane, and nothing is turned. */
const degenerateRadians = 1e-6;

export interface Slerp {
  /** Unit vector. */
  vector: Float64Array;
  /** The angle between `from` and `vector` in degrees, t·θ; 0 when nothing was turned. */
  degrees: number;
}

/**
 * Spherical linear interpolation on û = u/|u|, k̂ = k/|k|, θ = acos(clip(û·k̂, −1, 1)):
 * (sin((1−t)θ)·û + sin(tθ)·k̂) / sin θ, and û when θ < 1e-6 or θ > π − 1e-6.
 * Formula: K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985.
 *
 * @param from u, any length; its norm does not matter.
 * @param toward k, as long as u.
 * @param t 0 stays at û, 1 arrives at k̂.
 * @throws RangeError when the lengths differ or a vector has no direction.
 */
export function slerp(from: Vector, toward: Vector, t: number): Slerp {
  const start = normalise(from);
  const end = normalise(toward);
  const theta = Math.acos(Math.max(-1, Math.min(1, dot(start, end))));
  if (theta < degenerateRadians || theta > Math.PI - degenerateRadians) {
    return { vector: start, degrees: 0 };
  }
  const startWeight = Math.sin((1 - t) * theta) / Math.sin(theta);
  const endWeight = Math.sin(t * theta) / Math.sin(theta);
  const turned = new Float64Array(start.length);
  for (let i = 0; i < turned.length; i++) {
    turned[i] = startWeight * (start[i] as number) + endWeight * (end[i] as number);
  }
  // acos loses digits near π, and the norm with them.
  return { vector: normalise(turned), degrees: (t * theta * 180) / Math.PI };
}
