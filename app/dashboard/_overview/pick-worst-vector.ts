import type { Overview } from '#server/schemas/overview.ts';

const WORST_FIRST = ['missing', 'foreign', 'stale', 'blank'] as const;

/** The list of bands to look at first; undefined when every vector is current. */
export function pickWorstVector(
  bands: Overview['bands'],
): (typeof WORST_FIRST)[number] | undefined {
  return WORST_FIRST.find((status) => bands[status] > 0);
}
