import type { MapCluster } from '#server/schemas/map.ts';

const KEYWORD_COUNT = 2;

/** What a cluster is called: its curator's name, else its most typical keywords; '' for neither. */
export function nameMapCluster({ name, keywords }: Pick<MapCluster, 'name' | 'keywords'>): string {
  return name ?? keywords.slice(0, KEYWORD_COUNT).join(' · ');
}
