import { secondCount } from './options.ts';
import type { Candidate, CandidateOutcome, ProbePlan, Ranking, RecommendedBand } from './types.ts';

type Choice = Omit<RecommendedBand, 'priority'>;

/**
 * What the member is answered, and why not the rest.
 *
 * One probe of V1/V2: its nearest `resultCount` candidates. V3/V4: in cluster order, each cluster
 * takes its two best candidates that no earlier cluster took; the answer is all firsts and the two
 * best of the seconds. Sorted by score, ties by lower band id. A band is answered once; fewer
 * candidates than asked for give fewer bands.
 *
 * @param candidates For each probe of the plan its candidates, in any order; without a finite
 *   similarity they are left out.
 * @throws RangeError when there are not as many lists as probes.
 */
export function rankCandidates(
  plan: ProbePlan,
  candidates: readonly (readonly Candidate[])[],
): Ranking {
  if (candidates.length !== plan.probes.length) {
    throw new RangeError(
      `${plan.probes.length} probes need as many lists of candidates, not ${candidates.length}.`,
    );
  }
  const lists = candidates.map(orderCandidates);
  const isClustered = (plan.version === 'v3' || plan.version === 'v4') && !plan.isFallback;
  const taken = isClustered ? takeByCluster(lists) : takeNearest(lists, plan.resultCount);

  const firsts = taken.filter((choice) => choice.rank === 'first');
  const seconds = taken.filter((choice) => choice.rank === 'second').sort(byScore);
  const answered = [...firsts, ...seconds.slice(0, secondCount)].sort(byScore);
  const missed = new Set(seconds.slice(secondCount));
  return {
    bands: answered.map((choice, i) => ({ ...choice, priority: i + 1 })),
    candidates: lists.map((list, probeIndex) =>
      list.map((candidate) => ({
        ...candidate,
        outcome: outcomeOf(candidate, probeIndex, taken, missed),
      })),
    ),
  };
}

/** Best first, ties by lower band id, each band once. */
function orderCandidates(list: readonly Candidate[]): Candidate[] {
  const seen = new Set<number>();
  return list
    .filter((candidate) => Number.isFinite(candidate.similarity))
    .sort((a, b) => b.similarity - a.similarity || a.bandId - b.bandId)
    .filter(({ bandId }) => !seen.has(bandId) && seen.add(bandId));
}

function takeNearest(lists: readonly Candidate[][], resultCount: number): Choice[] {
  return lists.flatMap((list, probeIndex) =>
    list
      .slice(0, resultCount)
      .map(({ bandId, similarity }) => ({ bandId, score: similarity, probeIndex, rank: 'first' })),
  );
}

function takeByCluster(lists: readonly Candidate[][]): Choice[] {
  const takenIds = new Set<number>();
  return lists.flatMap((list, probeIndex) =>
    list
      .filter(({ bandId }) => !takenIds.has(bandId))
      .slice(0, 2)
      .map(({ bandId, similarity }, i): Choice => {
        takenIds.add(bandId);
        return { bandId, score: similarity, probeIndex, rank: i === 0 ? 'first' : 'second' };
      }),
  );
}

function byScore(a: Choice, b: Choice): number {
  return b.score - a.score || a.bandId - b.bandId;
}

function outcomeOf(
  candidate: Candidate,
  probeIndex: number,
  taken: readonly Choice[],
  missed: ReadonlySet<Choice>,
): CandidateOutcome {
  const choice = taken.find(({ bandId }) => bandId === candidate.bandId);
  // A later cluster may take what this one left.
  if (!choice || choice.probeIndex > probeIndex) return 'further';
  if (choice.probeIndex < probeIndex) return 'taken';
  return missed.has(choice) ? 'second-missed' : choice.rank;
}
