import { findLatestMap } from '#db/queries/catalogue-map.ts';
import { CLOSENESS_BAR_WIDTH, listClosenessBars } from '#db/queries/cluster-band.ts';
import type { ActiveRuntime } from '../runtime.ts';

/** The histogram of a cluster's bands by closeness to its middle, from the first bar with a band to the last. */
export async function drawCloseness(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { index }: { index: number },
) {
  const map = await findLatestMap(db, { model: embedder.model });
  const rows = map ? await listClosenessBars(db, { mapId: map.mapId, clusterIndex: index }) : [];
  const counts = new Map(rows.map(({ bar, count }) => [bar, count]));
  const first = rows[0]?.bar ?? 0;
  const last = rows.at(-1)?.bar ?? -1;
  return {
    bars: Array.from({ length: last - first + 1 }, (_, place) => {
      const bar = first + place;
      return {
        bar,
        from: bar * CLOSENESS_BAR_WIDTH,
        to: (bar + 1) * CLOSENESS_BAR_WIDTH,
        count: counts.get(bar) ?? 0,
      };
    }),
  };
}
