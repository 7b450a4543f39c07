import type { RowProblem } from '../schemas/import.ts';
import { type BandRecord, cleanText, type RowValues } from './band-record.ts';

export interface BandIndex<Band extends BandRecord> {
  byId: Map<number, Band>;
  bySpotifyId: Map<string, Band[]>;
  byName: Map<string, Band[]>;
}

export type Match<Band> = { band: Band | undefined } | { problem: RowProblem };

export function indexBands<Band extends BandRecord>(bands: readonly Band[]): BandIndex<Band> {
  const index: BandIndex<Band> = { byId: new Map(), bySpotifyId: new Map(), byName: new Map() };
  for (const band of bands) {
    index.byId.set(band.bandId, band);
    if (band.spotifyId) append(index.bySpotifyId, band.spotifyId, band);
    if (band.name) append(index.byName, cleanText(band.name), band);
  }
  return index;
}

/**
 * The band that a row means: by its id, else by its Spotify id, else by its exact name. Two artists of one name
 * with different Spotify ids are two bands.
 */
export function matchRow<Band extends BandRecord>(
  values: RowValues,
  index: BandIndex<Band>,
): Match<Band> {
  const { bandId, spotifyId, name } = values;
  const ofSpotify = spotifyId === undefined ? [] : (index.bySpotifyId.get(spotifyId) ?? []);
  if (bandId !== undefined) {
    const band = index.byId.get(bandId);
    if (!band) return refuse('bandId', 'bandNotFound');
    const other = ofSpotify.find((each) => each.bandId !== bandId);
    if (other && band.spotifyId !== spotifyId) {
      return refuse('spotifyId', 'spotifyTaken', other.name ?? String(other.bandId));
    }
    return { band };
  }
  if (ofSpotify.length > 1) return refuse('spotifyId', 'spotifyAmbiguous');
  if (ofSpotify.length === 1) return { band: ofSpotify[0] };
  const ofName = (name === undefined ? [] : (index.byName.get(name) ?? [])).filter(
    (band) => spotifyId === undefined || !band.spotifyId,
  );
  if (ofName.length > 1) return refuse('name', 'nameAmbiguous', String(ofName.length));
  return { band: ofName[0] };
}

/** Remembers which row spoke of which band first. */
export class SeenBands {
  readonly #bands = new Map<number, number>();
  readonly #spotifyIds = new Map<string, number>();
  readonly #names = new Map<string, { rowNumber: number; hasSpotifyId: boolean }>();

  /** The row before this one that means the same band; else this one is remembered. */
  claim(rowNumber: number, values: RowValues, bandId: number | undefined): number | undefined {
    if (bandId !== undefined) {
      const first = this.#bands.get(bandId);
      if (first === undefined) this.#bands.set(bandId, rowNumber);
      return first;
    }
    const { name, spotifyId } = values;
    if (name === undefined) return undefined;
    const hasSpotifyId = spotifyId !== undefined;
    const bySpotify = hasSpotifyId ? this.#spotifyIds.get(spotifyId) : undefined;
    if (bySpotify !== undefined) return bySpotify;
    const byName = this.#names.get(name);
    if (byName && !(hasSpotifyId && byName.hasSpotifyId)) return byName.rowNumber;
    if (hasSpotifyId) this.#spotifyIds.set(spotifyId, rowNumber);
    if (!byName) this.#names.set(name, { rowNumber, hasSpotifyId });
    return undefined;
  }
}

function refuse(
  field: RowProblem['field'],
  problem: RowProblem['problem'],
  detail?: string,
): { problem: RowProblem } {
  return { problem: { field, problem, detail } };
}

function append<Key, Band>(map: Map<Key, Band[]>, key: Key, band: Band): void {
  const bands = map.get(key);
  if (bands) bands.push(band);
  else map.set(key, [band]);
}
