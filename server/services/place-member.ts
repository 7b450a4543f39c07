import type { ActiveRuntime } from '../runtime.ts';
import type { MapMember } from '../schemas/map.ts';
import { explainMemberSet } from './explain-member-set.ts';
import { getMember } from './get-member.ts';

/**
 * What of a member can be drawn in the picture: picks by taste cluster, searches, the stored set. Clusters and
 * searches are those that the set came from, or of now where that isn't known.
 * @throws AppError MEMBER_NOT_FOUND
 * @throws EmbedderError when keywords have to be embedded and can't
 */
export async function placeMember(
  services: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { externalId }: { externalId: string },
): Promise<MapMember> {
  const [story, { explanation }] = await Promise.all([
    getMember(services, { externalId }),
    explainMemberSet(services, { externalId, set: 'stored' }),
  ]);
  const probes = explanation?.probes ?? [];
  const toIndex = (index: number) => (index < 0 ? null : index);
  const clusterOf = (bandId: number) =>
    toIndex(probes.findIndex(({ pickBandIds }) => pickBandIds.includes(bandId)));
  const searchOf = (bandId: number) =>
    explanation?.bands.find((band) => band.bandId === bandId)?.probeIndex ??
    toIndex(
      probes.findIndex(({ candidates }) =>
        candidates.some((candidate) => candidate.bandId === bandId),
      ),
    );
  return {
    externalId,
    keywords: story.keywords.map(({ keyword }) => keyword),
    picks: story.picks.map(({ bandId, bandName }) => ({
      bandId,
      bandName,
      probeIndex: clusterOf(bandId),
    })),
    probes: probes.map(({ keywords, candidates }) => ({
      keywords,
      near: candidates.map(({ bandId, similarity }) => ({ bandId, similarity })),
    })),
    recommendations: (story.set?.bands ?? []).map(({ bandId, bandName, score }, index) => ({
      bandId,
      bandName,
      score,
      priority: index + 1,
      probeIndex: searchOf(bandId),
    })),
  };
}
