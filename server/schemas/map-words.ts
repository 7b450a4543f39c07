/** What `xs` and `ys` of the map's points count in. */
export const MAP_UNITS = 10_000;
