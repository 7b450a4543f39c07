import { type Scheme, shadeCluster } from '#components/cluster-shade.ts';
import type { MapPoints } from '#server/schemas/map.ts';
import type { ColorMode } from './map-params.ts';

/** How a point is drawn: the value is its place in sizes and opacities. */
export const EMPHASIS = { quiet: 0, normal: 1, strong: 2 } as const;

export interface Shading {
  /** For each point the place of its colour in `colors`. */
  groups: Uint8Array;
  colors: string[];
  /** Points in each group. */
  counts: number[];
  /** For each group one of EMPHASIS. */
  emphasis: number[];
}

export interface ShadingParams {
  points: Pick<MapPoints, 'ids' | 'clusters' | 'kinds' | 'timesRecommended'>;
  mode: ColorMode;
  scheme: Scheme;
  clusterCount: number;
  /** Bands that carry the chosen keyword. */
  keywordBandIds?: ReadonlySet<number>;
}

/** Lower ends of the steps of "times recommended". */
export const RECOMMENDED_STEPS = [0, 1, 2, 4, 8, 16] as const;

const GREY = { light: '#b9bec8', dark: '#4a505b' } as const;
/** Dark to bright on dark, bright to dark on light: more is further from the background. */
const SEQUENCE = {
  light: ['#c9b6ef', '#a583e6', '#8352d6', '#5f2bb5', '#3b0f80'],
  dark: ['#5b4698', '#7f5cc4', '#ab7ee4', '#d6aaf6', '#fbe6ff'],
} as const;
const KEYWORD = { light: '#6236c9', dark: '#c9b6ff' } as const;

/** Sorts the points in groups of one colour each; what they are called is the legend's business. */
export function shadePoints(params: ShadingParams): Shading {
  const { points, mode, scheme, clusterCount } = params;
  const grey = GREY[scheme];
  switch (mode) {
    case 'cluster':
      return group(points.clusters, {
        colors: Array.from({ length: clusterCount }, (_, i) => shadeCluster(i, scheme)),
        emphasis: Array(clusterCount).fill(EMPHASIS.normal),
      });
    case 'keyword':
      return group(
        points.ids.map((bandId) => (params.keywordBandIds?.has(bandId) ? 1 : 0)),
        { colors: [grey, KEYWORD[scheme]], emphasis: [EMPHASIS.quiet, EMPHASIS.strong] },
      );
    case 'recommended':
      return group(points.timesRecommended.map(findStep), {
        colors: [grey, ...SEQUENCE[scheme]],
        emphasis: [EMPHASIS.quiet, ...Array(RECOMMENDED_STEPS.length - 1).fill(EMPHASIS.strong)],
      });
    case 'kind':
      return group(points.kinds, {
        colors: [shadeCluster(1, scheme), shadeCluster(0, scheme), grey],
        emphasis: [EMPHASIS.normal, EMPHASIS.normal, EMPHASIS.quiet],
      });
  }
}

function findStep(times: number): number {
  return RECOMMENDED_STEPS.findLastIndex((least) => times >= least);
}

function group(
  groups: readonly number[],
  { colors, emphasis }: Pick<Shading, 'colors' | 'emphasis'>,
): Shading {
  const counts = new Array<number>(colors.length).fill(0);
  for (const each of groups) counts[each] = (counts[each] ?? 0) + 1;
  return { groups: Uint8Array.from(groups), colors, counts, emphasis };
}

/** The shading with one group standing out, or with all of it stepping back behind something else. */
export function emphasise(
  shading: Shading,
  { isolated, isBackground }: { isolated: number | null; isBackground: boolean },
): Shading {
  if (isBackground) return { ...shading, emphasis: shading.colors.map(() => EMPHASIS.quiet) };
  if (isolated === null || !shading.colors[isolated]) return shading;
  return {
    ...shading,
    emphasis: shading.colors.map((_, group) =>
      group === isolated ? EMPHASIS.strong : EMPHASIS.quiet,
    ),
  };
}
