// Apart from the zod schemas, so that a page may use them without carrying zod along.

/** Bands and keywords that a comparison takes at the most. */
export const MAX_COMPARED_BANDS = 100;
export const MAX_COMPARED_KEYWORDS = 100;

/** What the playground may set, and how far. */
export const OPTION_RANGES = {
  clusterCount: { min: 1, max: 6 },
  baseT: { min: 0, max: 1 },
  candidatesPerProbe: { min: 3, max: 50 },
} as const;

/** The constants that members are served with: the engine's own defaults, held equal by a test. */
export const PRODUCTION_OPTIONS = {
  clusterCount: 3,
  baseT: 0.25,
  candidatesPerProbe: 10,
} as const;
