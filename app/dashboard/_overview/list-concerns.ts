import type { Overview } from '#server/schemas/overview.ts';

export type ConcernKey =
  | 'providerMissing'
  | 'provider'
  | 'missing'
  | 'foreign'
  | 'stale'
  | 'blank'
  | 'outdatedMembers'
  | 'mapMissing'
  | 'mapOutdated'
  | 'neighbourless'
  | 'unusedKeywords';

export interface Concern {
  key: ConcernKey;
  /** Undefined where there is nothing to count. */
  count: number | undefined;
  /** Urgent: members get no or worse recommendations meanwhile. */
  isUrgent: boolean;
  /** Where it can be seen or mended; undefined where the row itself can do something. */
  href: string | undefined;
}

/** What needs somebody's attention, the most urgent first. */
export function listConcerns({ bands, keywords, members, provider, map }: Overview): Concern[] {
  const bandsWith = (vector: string) => `/dashboard/bands?vector=${vector}`;
  const embedded = bands.total - bands.missing - bands.foreign - bands.blank;
  const isSilent = provider.isConfigured && provider.isFailing;
  const all: Concern[] = [
    concern(
      'providerMissing',
      provider.isConfigured ? 0 : undefined,
      '/dashboard/embeddings',
      true,
    ),
    concern('provider', isSilent ? provider.failures : 0, undefined, true),
    concern('missing', bands.missing, bandsWith('missing'), true),
    concern('foreign', bands.foreign, bandsWith('foreign'), true),
    concern('stale', bands.stale, bandsWith('stale')),
    concern('blank', bands.blank, bandsWith('blank')),
    concern('outdatedMembers', members.outdated, '/dashboard/members?state=outdated'),
    concern('mapMissing', map ? 0 : embedded, '/dashboard/map'),
    concern('mapOutdated', map?.changed ?? 0, '/dashboard/map'),
    concern('neighbourless', map?.neighbourless ?? 0, '/dashboard/hubs?by=neighbours&list=orphans'),
    concern('unusedKeywords', keywords.unused, '/dashboard/keywords?used=no'),
  ];
  return all.filter(({ count }) => count !== 0);
}

function concern(
  key: ConcernKey,
  count: number | undefined,
  href: string | undefined,
  isUrgent = false,
): Concern {
  return { key, count, href, isUrgent };
}
