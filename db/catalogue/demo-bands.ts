import {
  type AuthoredBand,
  type FreemusiccArtist,
  readFreemusiccArtists,
  readInternationalBands,
  readKoreanBands,
} from './catalogue-data.ts';
import { composeDescription } from './compose-description.ts';
import { deriveKeywords } from './derive-keywords.ts';
import type { CatalogueKeyword } from './keyword-vocabulary.ts';

export interface DemoBand {
  /** `diggindie:쏜애플` (written for this project) or `freemusicc:NAME`; unique. */
  key: string;
  name: string;
  isBand: boolean;
  /** Korean, a line break, English. */
  description: string;
  keywords: CatalogueKeyword[];
  mainMusic: string;
  topTrack: { title: string; externalUrl: string };
}

/** The whole demo catalogue: Korean bands, international ones, then the freemusi.cc artists. */
export function readDemoBands(): DemoBand[] {
  const authored = [...readKoreanBands(), ...readInternationalBands()].map(toAuthoredBand);
  return withDistinctKeys([...authored, ...readFreemusiccArtists().map(toFreemusiccBand)]);
}

function toAuthoredBand(band: AuthoredBand): DemoBand {
  return {
    key: `diggindie:${band.name}`,
    name: band.name,
    isBand: band.isBand,
    description: `${band.description}\n${band.descriptionEn}`,
    keywords: band.keywords,
    mainMusic: searchLink(band.name, band.nameEn ?? band.nameKo ?? ''),
    topTrack: { title: band.topTrack, externalUrl: searchLink(band.name, band.topTrack) },
  };
}

function toFreemusiccBand(artist: FreemusiccArtist): DemoBand {
  const { releaseUrl, title } = artist.topTrack;
  return {
    key: `freemusicc:${artist.name}`,
    name: artist.name,
    isBand: namesAnEnsemble(artist.name),
    description: composeDescription(artist),
    keywords: deriveKeywords(artist),
    mainMusic: releaseUrl,
    topTrack: { title: title ?? artist.releases[0]?.title ?? artist.name, externalUrl: releaseUrl },
  };
}

/** A search, never a track's address: those we would have to guess. */
function searchLink(...words: string[]): string {
  const query = [...new Set(words)].join(' ').trim();
  return `https://www.youtube.com/results?search_query=${encodeURIComponent(query)}`;
}

const ENSEMBLE_WORDS =
  /\b(band|ensemble|or[ck]h?estra|orkest|duo|trio|quartet|quintet|group|grupo|collective)\b/i;

/** freemusi.cc doesn't say who is a band; most are solo producers, so only a name that says so counts. */
export function namesAnEnsemble(name: string): boolean {
  return ENSEMBLE_WORDS.test(name);
}

/** Two artists of one name in one source: the second one's key ends in ` (2)`. */
export function withDistinctKeys<Keyed extends { key: string }>(bands: Keyed[]): Keyed[] {
  const timesSeen = new Map<string, number>();
  return bands.map((band) => {
    const count = (timesSeen.get(band.key) ?? 0) + 1;
    timesSeen.set(band.key, count);
    return count === 1 ? band : { ...band, key: `${band.key} (${count})` };
  });
}
