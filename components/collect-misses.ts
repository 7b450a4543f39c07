import type { Preview, PreviewProbe } from '#server/schemas/recommendation.ts';

type Candidate = PreviewProbe['candidates'][number];
type MissOutcome = Exclude<Candidate['outcome'], 'first' | 'second'>;

export interface Miss {
  bandId: number;
  bandName: string;
  similarity: number;
  probeIndex: number;
  outcome: MissOutcome;
}

const MISS_COUNT = 6;

/** Who came closest without being answered, each band once, nearest first. */
export function collectMisses({ probes, bands }: Pick<Preview, 'probes' | 'bands'>): Miss[] {
  const seenIds = new Set(bands.map(({ bandId }) => bandId));
  return probes
    .flatMap(({ candidates }, probeIndex) =>
      candidates.flatMap((candidate) => toMiss(candidate, probeIndex)),
    )
    .sort((a, b) => b.similarity - a.similarity || a.bandId - b.bandId)
    .filter(({ bandId }) => !seenIds.has(bandId) && seenIds.add(bandId))
    .slice(0, MISS_COUNT);
}

function toMiss({ outcome, ...candidate }: Candidate, probeIndex: number): Miss[] {
  return outcome === 'first' || outcome === 'second' ? [] : [{ ...candidate, probeIndex, outcome }];
}
