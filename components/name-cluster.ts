import type { CataloguePlace } from '#server/schemas/band-inspection.ts';

const KEYWORD_COUNT = 2;

/** What a catalogue cluster is called: a curator's own name, else its most typical keywords. */
export function nameCluster({ clusterName, clusterKeywords }: CataloguePlace): string[] {
  return clusterName ? [clusterName] : clusterKeywords.slice(0, KEYWORD_COUNT);
}
