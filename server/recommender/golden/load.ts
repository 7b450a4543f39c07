import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import type { AlgorithmVersion, Vector } from '../types.ts';

export interface GoldenVector {
  dtype: 'float32' | 'float64';
  values?: (number | string)[];
  base64?: string;
}

export interface GoldenRun {
  output: { bandId: number; score: number }[];
  error: string | null;
  fallbackToV2: boolean;
  fedBandIds: number[];
  fedBandDescriptionIds: number[];
  kmeans: { labels: number[]; inertia: number; bestInertiaOf100: number } | null;
  keywordSentence: string | null;
  adaptive: { t: number; similarity: number }[];
  slerp: { t: number; thetaDegrees: number }[];
  searches: { onlyBands: boolean; results: { bandId: number; scoreF64: number }[] }[];
}

export interface GoldenMember {
  memberId: number;
  note: string;
  bandIds: number[];
  keywordIds: number[];
  runs: Record<AlgorithmVersion, GoldenRun>;
}

export interface GoldenCatalogue {
  dim: number;
  bands: { bandId: number; isBand: boolean | null; deleted: boolean }[];
  bandDescriptions: {
    bandDescriptionId: number;
    bandId: number;
    deleted: boolean;
    embedding: string | null;
  }[];
  keywords: { keywordId: number; keyword: string | null; deleted: boolean }[];
}

interface GoldenFiles {
  catalogue: GoldenCatalogue;
  recommend: GoldenMember[];
  kmeans: { bandDescriptionIds: number[]; bestInertiaOf100: number }[];
  'slerp-adaptive': {
    slerp: { note: string; v0: GoldenVector; v1: GoldenVector; t: number; result: GoldenVector }[];
    adaptiveT: {
      note: string;
      user: GoldenVector;
      keyword: GoldenVector;
      baseT: number;
      result: number | string;
    }[];
  };
  'user-embedding': {
    note: string;
    bandIds: number[];
    bandDescriptionIds: number[];
    resultDtype: 'float32' | 'float64';
    resultBase64: string;
  }[];
  'fake-embed': { text: string; base64: string }[];
}

export function loadGolden<Name extends keyof GoldenFiles>(name: Name): GoldenFiles[Name] {
  const file = new URL(`./${name}.json.gz`, import.meta.url);
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
}

/** Vectors by `bandDescriptionId`; rows without one are left out. */
export function loadVectors(catalogue: GoldenCatalogue): Map<number, Vector> {
  const vectors = new Map<number, Vector>();
  for (const { bandDescriptionId, embedding } of catalogue.bandDescriptions) {
    if (embedding) vectors.set(bandDescriptionId, decodeBase64(embedding, 'float32'));
  }
  return vectors;
}

export function decodeVector({ dtype, values, base64 }: GoldenVector): Vector {
  if (base64) return decodeBase64(base64, dtype);
  const numbers = (values ?? []).map(Number);
  return dtype === 'float32' ? Float32Array.from(numbers) : Float64Array.from(numbers);
}

export function decodeBase64(base64: string, dtype: 'float32' | 'float64'): Vector {
  const { buffer } = new Uint8Array(Buffer.from(base64, 'base64'));
  return dtype === 'float32' ? new Float32Array(buffer) : new Float64Array(buffer);
}
