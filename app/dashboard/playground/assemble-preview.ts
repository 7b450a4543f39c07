import type { Comparison } from '#server/schemas/comparison.ts';
import type { Preview } from '#server/schemas/recommendation.ts';
import type { Version } from './search-params.ts';

/** One version's answer with everything that explains it; undefined when it has none. */
export function assemblePreview(comparison: Comparison, version: Version): Preview | undefined {
  const answer = comparison.answers.find((each) => each.version === version);
  if (!answer) return undefined;
  const cardOf = new Map(comparison.bands.map((band) => [band.bandId, band]));
  return {
    version,
    isFallback: answer.isFallback,
    model: comparison.model,
    keywords: comparison.keywords.map(({ keyword }) => keyword),
    picks: comparison.picks,
    probes: answer.probes,
    bands: answer.bands.flatMap((ranked) => {
      const card = cardOf.get(ranked.bandId);
      return card ? [{ ...card, ...ranked }] : [];
    }),
  };
}
