import type { BandCard } from '#server/schemas/band.ts';
import type { Comparison, VersionAnswer } from '#server/schemas/comparison.ts';
import type { Version } from './search-params.ts';

export type FoundBand = VersionAnswer['bands'][number];

/** A band on one line: how each version that found it did. */
export interface AlignedBand {
  band: BandCard;
  found: ReadonlyMap<Version, FoundBand>;
  /** The one version that found it; undefined when several did. */
  onlyBy: Version | undefined;
}

/** Bands that exactly these versions found. */
export interface VersionGroup {
  versions: Version[];
  bands: BandCard[];
}

/** The version that members are served with leads, then those nearest to it. */
const LEADING: readonly Version[] = ['v3', 'v4', 'v2', 'v1'];

/**
 * Every band that any version answered, once: V3's in its order, then what V4 adds, then V2, then V1.
 * With a single answer (the others failed) no band counts as found by it alone.
 */
export function alignBands({ bands, answers }: Comparison): AlignedBand[] {
  const cardOf = new Map(bands.map((band) => [band.bandId, band]));
  const answerOf = new Map(answers.map((answer) => [answer.version, answer]));
  const rows = new Map<number, AlignedBand>();
  for (const version of LEADING) {
    const answered = answerOf.get(version)?.bands ?? [];
    for (const { bandId } of answered.toSorted((a, b) => a.priority - b.priority)) {
      const band = cardOf.get(bandId);
      if (!band || rows.has(bandId)) continue;
      const found = new Map(
        answers.flatMap((answer) => {
          const match = answer.bands.find((each) => each.bandId === bandId);
          return match ? [[answer.version, match] as const] : [];
        }),
      );
      const [first] = found.keys();
      rows.set(bandId, {
        band,
        found,
        onlyBy: found.size === 1 && answers.length > 1 ? first : undefined,
      });
    }
  }
  return [...rows.values()];
}

/** Who found what, most versions first; of as many versions the group that leads the table first. */
export function groupByVersions(rows: readonly AlignedBand[]): VersionGroup[] {
  const groups = new Map<string, VersionGroup>();
  for (const { band, found } of rows) {
    const versions = [...found.keys()].sort();
    const key = versions.join();
    const group = groups.get(key) ?? { versions, bands: [] };
    group.bands.push(band);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.versions.length - a.versions.length);
}
