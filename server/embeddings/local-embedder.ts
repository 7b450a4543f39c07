import { type Embedder, EmbedderError } from './embedder.ts';
import { hashFeature } from './hash-feature.ts';
import { normaliseText } from './text-hash.ts';

export const LOCAL_MODEL = 'local-lexical-v1';
export const LOCAL_DIMENSIONS = 1536;
const WORD_WEIGHT = 1;
const GRAM_WEIGHT = 0.4;
const STOP_WEIGHT = 0.1;

const RUN = /[가-힣ㄱ-ㆎ]+|(?:(?![가-힣ㄱ-ㆎ])[\p{L}\p{N}\p{M}])+/gu;
const HANGUL = /^[가-힣ㄱ-ㆎ]/;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Particles and endings; cut only if two syllables stay. */
const ENDING =
  /(?<=..)(?:스러운|에서|에게|으로|적인|적이고|적으로|하는|하고|하게|한다|한|인|은|는|이|가|을|를|의|에|로|와|과|도|만|적)$/;
/** Function words, and what nearly every band description says. */
const STOP_WORDS = new Set(
  (
    'a an and are as at band by for from in is it its music of on or song songs that the their this to with ' +
    '그 그리고 곡 곡을 곡의 노래 등 또 또는 및 밴드 분위기 사운드 수 음악 이 있 있는 장르 특징 팀 하는'
  ).split(' '),
);

/**
 * Offline stand-in for a language model, `local-lexical-v1`: the same text always gets the same unit vector, and
 * texts are near when they share words or parts of words. It is lexical: it knows no synonyms and no translations.
 *
 * Signed feature hashing (Weinberger et al. 2009) of words (Korean without endings) and of character n-grams (2–3
 * for Hangul and other scripts without spaces, 3–4 with boundary marks else), weight · (1 + ln count), L2-normalised.
 * A change of any of this needs a new model name: vectors already stored would no longer be comparable.
 */
export function createLocalEmbedder(): Embedder {
  return {
    model: LOCAL_MODEL,
    dimensions: LOCAL_DIMENSIONS,
    embed: async (texts, signal) => embedTexts(texts, signal),
    embedOnce: async (texts, signal) => ({
      vectors: embedTexts(texts, signal),
      tokens: 0,
      limits: {},
    }),
  };
}

function embedTexts(texts: readonly string[], signal: AbortSignal | undefined): Float32Array[] {
  signal?.throwIfAborted();
  return texts.map((text, index) => {
    const normalised = normaliseText(text);
    if (normalised === '') {
      throw new EmbedderError('rejected', `text ${index} is blank`, { textIndex: index });
    }
    return embedText(normalised.toLowerCase());
  });
}

function embedText(text: string): Float32Array {
  const sums = new Float64Array(LOCAL_DIMENSIONS);
  for (const [weight, counts] of countFeatures(text)) {
    for (const [hash, count] of counts) add(sums, hash, weight * (1 + Math.log(count)));
  }
  let norm = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
  if (norm < 1e-9) {
    // Only punctuation or emoji, or features that cancelled each other out: the text as a whole is the feature.
    add(sums.fill(0), hashFeature('text', text), 1);
    norm = 1;
  }
  return Float32Array.from(sums, (sum) => sum / norm);
}

function add(sums: Float64Array, hash: number, value: number): void {
  const slot = hash % LOCAL_DIMENSIONS;
  sums[slot] = (sums[slot] ?? 0) + (hash >>> 31 === 0 ? value : -value);
}

type FeatureCounts = Map<number, number>;

function countFeatures(text: string): [weight: number, counts: FeatureCounts][] {
  const words: FeatureCounts = new Map();
  const grams: FeatureCounts = new Map();
  const stops: FeatureCounts = new Map();
  for (const run of text.match(RUN) ?? []) {
    const word = HANGUL.test(run) ? run.replace(ENDING, '') : run;
    if (STOP_WORDS.has(word)) {
      count(stops, hashFeature('word', word));
      continue;
    }
    count(words, hashFeature('word', word));
    for (const gram of listGrams(run)) count(grams, hashFeature('gram', gram));
  }
  return [
    [WORD_WEIGHT, words],
    [GRAM_WEIGHT, grams],
    [STOP_WEIGHT, stops],
  ];
}

function count(counts: FeatureCounts, hash: number): void {
  counts.set(hash, (counts.get(hash) ?? 0) + 1);
}

function listGrams(run: string): string[] {
  const grams: string[] = [];
  if (HANGUL.test(run) || UNSPACED.test(run)) {
    // A Korean word begins with its stem, so its first two syllables count once more.
    if (run.length >= 2) grams.push(`^${run.slice(0, 2)}`);
    pushGrams(grams, run, 2);
    pushGrams(grams, run, 3);
  } else {
    const marked = `^${run}$`;
    pushGrams(grams, marked, 3);
    pushGrams(grams, marked, 4);
  }
  return grams;
}

function pushGrams(grams: string[], run: string, length: number): void {
  for (let start = 0; start + length <= run.length; start += 1) {
    grams.push(run.slice(start, start + length));
  }
}
