import type { CataloguePlace } from '#server/schemas/band-inspection.ts';
import { ClusterBadge } from './cluster-badge.tsx';

const KEYWORD_COUNT = 2;

/** The catalogue cluster that a band is in. */
export function PlaceBadge({ place }: { place: CataloguePlace }) {
  return (
    <ClusterBadge
      index={place.clusterIndex}
      name={place.clusterName}
      keywords={place.clusterKeywords.slice(0, KEYWORD_COUNT)}
    />
  );
}
