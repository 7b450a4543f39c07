import type { MapFreshness } from '#db/queries/catalogue-map.ts';

/** Whether the catalogue, or the model, is another than the one that the map was made from. */
export function isMapStale(freshness: MapFreshness | undefined): boolean {
  if (!freshness) return false;
  const { added, changed, removed, isOtherModel } = freshness;
  return isOtherModel || added + changed + removed > 0;
}
