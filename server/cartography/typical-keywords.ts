import type { BandKeyword } from './types.ts';

const KEYWORDS_PER_CLUSTER = 3;
/** Bands of a cluster that must carry a keyword before it may stand for the cluster: at least, and as a part. */
const LEAST_SUPPORT = 2;
const LEAST_SHARE = 0.12;

/**
 * The keywords that each cluster has more of than the rest of the catalogue, most typical first, at most three: by
 * the log-odds ratio with an informative Dirichlet prior, the prior being the whole catalogue, among the keywords
 * that two bands and 12 % of the cluster carry. The prior keeps it from falling for words that are merely rare.
 * Ties: more bands, then the word itself. No two clusters begin with the same two where one has another to offer.
 * Source: B. Monroe, M. Colaresi, K. Quinn, "Fightin' Words", Political Analysis 16 (2008), eq. 15–16.
 *
 * @param keywords each pair of row and keyword once.
 * @param clusterOf cluster of each row.
 */
export function findTypicalKeywords(
  keywords: readonly BandKeyword[],
  clusterOf: Int32Array,
  clusterCount: number,
): string[][] {
  const overall = new Map<string, number>();
  const inCluster = Array.from({ length: clusterCount }, () => new Map<string, number>());
  const sizes = new Float64Array(clusterCount);
  const bands = new Float64Array(clusterCount);
  for (const cluster of clusterOf) bands[cluster] = (bands[cluster] as number) + 1;
  for (const { row, keyword } of keywords) {
    const cluster = clusterOf[row] as number;
    const counts = inCluster[cluster] as Map<string, number>;
    overall.set(keyword, (overall.get(keyword) ?? 0) + 1);
    counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
    sizes[cluster] = (sizes[cluster] as number) + 1;
  }
  const all = keywords.length;
  const ranked = inCluster.map((counts, cluster) => {
    const own = sizes[cluster] as number;
    const support = Math.max(LEAST_SUPPORT, LEAST_SHARE * (bands[cluster] as number));
    const scored = [...counts].flatMap(([keyword, count]) => {
      const total = overall.get(keyword) ?? count;
      const logOdds = logOddsRatio({ count, own, total, all });
      return count >= support && logOdds > 0 ? [{ keyword, count, logOdds }] : [];
    });
    scored.sort(
      (a, b) => b.logOdds - a.logOdds || b.count - a.count || compareText(a.keyword, b.keyword),
    );
    return scored.map(({ keyword }) => keyword);
  });
  return chooseDistinct(ranked);
}

/** Of each cluster's ranked keywords the first, one that makes a pair of their own, and the next best. */
function chooseDistinct(ranked: readonly string[][]): string[][] {
  const pairs = new Set<string>();
  return ranked.map(([first, ...others]) => {
    if (first === undefined) return [];
    const pairWith = (other: string) => [first, other].sort(compareText).join('\n');
    const second = others.find((other) => !pairs.has(pairWith(other))) ?? others[0];
    if (second === undefined) return [first];
    pairs.add(pairWith(second));
    const rest = others.filter((other) => other !== second);
    return [first, second, ...rest].slice(0, KEYWORDS_PER_CLUSTER);
  });
}

/** `count` among the `own` words of the cluster, `total` among `all` of the catalogue, which is also the prior. */
function logOddsRatio(of: { count: number; own: number; total: number; all: number }): number {
  const { count, own, total, all } = of;
  // The prior weighs as much as a tenth of the catalogue.
  const prior = total / 10;
  const priors = all / 10;
  const odds = (n: number, size: number) =>
    (n + prior) / Math.max(size + priors - n - prior, Number.EPSILON);
  return Math.log(odds(count, own) / odds(total - count, all - own));
}

/** By code units: the same order in every locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
