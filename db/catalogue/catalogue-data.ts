import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CatalogueKeyword } from './keyword-vocabulary.ts';

/** A band that this project's authors wrote about; the songs are known ones, their links are searches. */
export interface AuthoredBand {
  name: string;
  nameEn?: string;
  nameKo?: string;
  isBand: boolean;
  description: string;
  descriptionEn: string;
  keywords: CatalogueKeyword[];
  topTrack: string;
}

/** An artist of the freemusi.cc database (CC BY-SA 4.0; see data/README.md). */
export interface FreemusiccArtist {
  name: string;
  genres: string[];
  styles: string[];
  energy: 'calm' | 'mid-tempo' | 'energetic';
  /** First and last year of the releases known. */
  years: [number, number];
  labels: string[];
  releases: { title: string; year: number }[];
  topTrack: { title: string | null; releaseUrl: string; licence: string | null };
}

export const readKoreanBands = () => readData<AuthoredBand[]>('korean.json');
export const readInternationalBands = () => readData<AuthoredBand[]>('international.json');
export const readFreemusiccArtists = () => readData<FreemusiccArtist[]>('freemusicc.json');

/** The files are ours, and the tests hold them to these shapes: no validation at run time. */
function readData<Shape>(fileName: string): Shape {
  const path = fileURLToPath(new URL(`./data/${fileName}`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as Shape;
}
