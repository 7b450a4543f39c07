import { createParser, type inferParserType, parseAsStringLiteral } from 'nuqs/server';
import type { ComparisonInput } from '#server/schemas/comparison.ts';
import {
  MAX_COMPARED_BANDS,
  MAX_COMPARED_KEYWORDS,
  OPTION_RANGES,
  PRODUCTION_OPTIONS,
} from '#server/schemas/comparison-limits.ts';

export const VERSIONS = ['v1', 'v2', 'v3', 'v4'] as const;

/** `1,2,3`; what is no id or is repeated is left out. */
const parseAsIds = createParser<number[]>({
  parse: (text) => [
    ...new Set(
      text
        .split(',')
        .filter((part) => /^\d{1,16}$/.test(part))
        .map(Number)
        .filter(Number.isSafeInteger),
    ),
  ],
  serialize: (ids) => ids.join(','),
  eq: (a, b) => a.length === b.length && a.every((id, i) => id === b[i]),
}).withDefault([]);

/** A number of a range; anything else counts as not given. */
function parseAsNumberIn({ min, max }: { min: number; max: number }, isInteger: boolean) {
  return createParser<number>({
    parse: (text) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      const isRight = value >= min && value <= max && (!isInteger || Number.isInteger(value));
      return isRight ? value : null;
    },
    serialize: String,
  });
}

const { clusterCount, baseT, candidatesPerProbe } = OPTION_RANGES;

/** The whole state of the page: `?bands=1,2&keywords=3&k=4&t=0.3&candidates=20&version=v2`. */
export const playgroundParsers = {
  bands: parseAsIds,
  keywords: parseAsIds,
  k: parseAsNumberIn(clusterCount, true).withDefault(PRODUCTION_OPTIONS.clusterCount),
  t: parseAsNumberIn(baseT, false).withDefault(PRODUCTION_OPTIONS.baseT),
  candidates: parseAsNumberIn(candidatesPerProbe, true).withDefault(
    PRODUCTION_OPTIONS.candidatesPerProbe,
  ),
  version: parseAsStringLiteral(VERSIONS).withDefault('v3'),
};

export type PlaygroundState = inferParserType<typeof playgroundParsers>;
export type Version = (typeof VERSIONS)[number];

/** What is asked of the server; sorted, since the order of picking changes nothing. */
export function toComparisonInput(
  state: Pick<PlaygroundState, 'bands' | 'keywords' | 'k' | 't' | 'candidates'>,
): ComparisonInput {
  return {
    bandIds: state.bands.slice(0, MAX_COMPARED_BANDS).toSorted(ascending),
    keywordIds: state.keywords.slice(0, MAX_COMPARED_KEYWORDS).toSorted(ascending),
    options: {
      clusterCount: state.k,
      baseT: state.t,
      candidatesPerProbe: state.candidates,
    },
  };
}

function ascending(a: number, b: number): number {
  return a - b;
}
