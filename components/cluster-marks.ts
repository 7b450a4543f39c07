const CLUSTER_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

export interface ClusterMark {
  letter: string;
  /** Of the taste cluster, the same everywhere. */
  color: string;
  /** Legible on that colour. */
  ink: string;
}

const DARK_INK = '#14161a';

/** Letter and colour of the n-th taste cluster, from 0. */
export function markCluster(index: number): ClusterMark {
  const place = Math.min(Math.max(index, 0), CLUSTER_LETTERS.length - 1);
  return {
    letter: CLUSTER_LETTERS[place] ?? 'A',
    color: `var(--cluster-${place + 1})`,
    ink: place === 0 ? '#ffffff' : DARK_INK,
  };
}
