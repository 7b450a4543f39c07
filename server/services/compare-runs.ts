/** What a set has that the one before had not, and the other way about. */
export interface SetChange {
  came: number[];
  gone: number[];
}

/**
 * Each run compared with the set that stood before it. Pure.
 *
 * @param runs The newest first; failed ones left the set before them in place.
 * @returns For each run; empty for failed ones and for the first set that is known.
 */
export function compareRuns(
  runs: readonly { failure: string | null; bandIds: readonly number[] }[],
): SetChange[] {
  return runs.map((run, index) => {
    const before = runs.slice(index + 1).find(({ failure }) => failure === null);
    if (run.failure !== null || !before) return { came: [], gone: [] };
    return {
      came: run.bandIds.filter((bandId) => !before.bandIds.includes(bandId)),
      gone: before.bandIds.filter((bandId) => !run.bandIds.includes(bandId)),
    };
  });
}
