import type { ImportField } from '../schemas/import-words.ts';

/** A live band as files have it; null: it has none. */
export interface BandRecord {
  bandId: number;
  name: string | null;
  imageUrl: string | null;
  musicUrl: string | null;
  mainUrl: string | null;
  spotifyId: string | null;
  isBand: boolean | null;
  description: string | null;
  keywords: string[];
  topTrackTitle: string | null;
  topTrackUrl: string | null;
}

export type BandField = Exclude<ImportField, 'bandId'>;
export type BandValue = string | boolean | string[];

/** What a row says; a field that it doesn't speak of is absent and stays as it is. */
export interface RowValues {
  bandId?: number;
  name?: string;
  imageUrl?: string;
  musicUrl?: string;
  mainUrl?: string;
  spotifyId?: string;
  isBand?: boolean;
  description?: string;
  keywords?: string[];
  topTrackTitle?: string;
  topTrackUrl?: string;
}

/** A text as it counts: composed, one kind of line end, no white space around it. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** Words as they count: clean, each once, none blank. */
export function cleanWords(words: readonly string[]): string[] {
  return [...new Set(words.map(cleanText).filter(Boolean))];
}
