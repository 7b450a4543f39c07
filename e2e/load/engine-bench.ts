import { planProbes } from '#server/recommender/plan-probes.ts';
import { rankCandidates } from '#server/recommender/rank-candidates.ts';
import type { Candidate, Pick } from '#server/recommender/types.ts';

const dimensions = 1536;
const pickCounts = [3, 10, 30];
const warmUpRuns = 200;
const measuredRuns = 500;

export interface EngineTiming {
  name: string;
  p50Ms: number;
  p95Ms: number;
}

/** Times of the engine alone, without database or embedder; vectors are a mixture of genres. */
export function benchmarkEngine(): EngineTiming[] {
  const random = createRandom(7);
  const genres = Array.from({ length: 12 }, () => randomVector(random));
  // Many members: one and the same would be kind to the caches and to branch prediction.
  const members = (pickCount: number) =>
    Array.from({ length: 20 }, () => randomPicks(random, genres, pickCount));
  const keywords = randomVector(random);

  const planning = pickCounts.map((pickCount) => {
    const picks = members(pickCount);
    return measure(`planProbes v3, ${pickCount} picks`, (run) =>
      planProbes('v3', picks[run % picks.length] ?? [], keywords),
    );
  });
  const plan = planProbes('v3', randomPicks(random, genres, 30), keywords);
  const candidates = plan.probes.map(() => randomCandidates(random, plan.candidatesPerProbe));
  return [...planning, measure('rankCandidates, 3 x 10', () => rankCandidates(plan, candidates))];
}

function measure(name: string, work: (run: number) => unknown): EngineTiming {
  for (let run = 0; run < warmUpRuns; run++) work(run);
  const times = Array.from({ length: measuredRuns }, (_, run) => {
    const start = performance.now();
    work(run);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { name, p50Ms: quantile(0.5), p95Ms: quantile(0.95) };
}

function randomPicks(random: () => number, genres: Float32Array[], count: number): Pick[] {
  return Array.from({ length: count }, (_, i) => {
    const genre = genres[Math.floor(random() * genres.length)] ?? new Float32Array(dimensions);
    return { bandId: i + 1, vector: genre.map((value) => value + random() - 0.5) };
  });
}

function randomCandidates(random: () => number, count: number): Candidate[] {
  return Array.from({ length: count }, () => ({
    bandId: Math.floor(random() * 30),
    similarity: random(),
  }));
}

function randomVector(random: () => number): Float32Array {
  return Float32Array.from({ length: dimensions }, () => random() - 0.5);
}

/** A linear congruential generator: the same vectors in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

if (import.meta.main) {
  for (const { name, p50Ms, p95Ms } of benchmarkEngine()) {
    process.stdout.write(`${name}: p50 ${p50Ms.toFixed(3)} ms, p95 ${p95Ms.toFixed(3)} ms\n`);
  }
}
