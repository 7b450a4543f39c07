import { findBandCards } from '#db/queries/band-card.ts';
import { findMemberFacts, type MemberFacts } from '#db/queries/member-facts.ts';
import { findMemberPicks } from '#db/queries/pick.ts';
import { listRecommendations } from '#db/queries/recommendation.ts';
import { listRuns } from '#db/queries/recommendation-run.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { MemberStory } from '../schemas/member.ts';
import { compareRuns } from './compare-runs.ts';
import { markBands } from './list-members.ts';

type Services = Pick<ActiveRuntime, 'db' | 'embedder'>;

/** @throws AppError MEMBER_NOT_FOUND for an unknown or soft-deleted member */
export async function requireMemberFacts(
  { db, embedder }: Services,
  externalId: string,
): Promise<MemberFacts> {
  const facts = await findMemberFacts(db, { externalId, space: embedder });
  if (!facts) throw new AppError('MEMBER_NOT_FOUND');
  return facts;
}

/**
 * What a member chose, what is stored for them and what was before. Nothing is computed.
 * @throws AppError MEMBER_NOT_FOUND
 */
export async function getMember(
  services: Services,
  { externalId }: { externalId: string },
): Promise<MemberStory> {
  const { db, embedder } = services;
  const facts = await requireMemberFacts(services, externalId);
  const { memberId } = facts;
  const [picks, stored, runs] = await Promise.all([
    findMemberPicks(db, { memberId, space: embedder }),
    listRecommendations(db, { memberId }),
    listRuns(db, { memberId }),
  ]);
  const bandIds = [
    ...picks.map(({ bandId }) => bandId),
    ...stored.map(({ bandId }) => bandId),
    ...runs.flatMap((run) => run.bandIds),
  ];
  const cards = await findBandCards(db, { bandIds: [...new Set(bandIds)] });
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  const scoreOf = new Map(stored.map(({ bandId, score }) => [bandId, score]));
  const embeddedIds = new Set(picks.flatMap(({ bandId, vector }) => (vector ? [bandId] : [])));
  const changes = compareRuns(runs);
  return {
    externalId,
    userId: facts.userId,
    picks: markBands(facts.pickBandIds, cardOf).map((mark) => ({
      ...mark,
      hasEmbedding: embeddedIds.has(mark.bandId),
    })),
    keywords: facts.keywordIds.map((keywordId, index) => ({
      keywordId,
      keyword: facts.keywords[index] ?? '',
    })),
    hasKeywords: facts.hasKeywords,
    set:
      stored.length === 0
        ? null
        : {
            at: facts.setAt?.toISOString() ?? null,
            runId: facts.runId ?? null,
            bands: markBands([...scoreOf.keys()], cardOf).map((mark) => ({
              ...mark,
              score: scoreOf.get(mark.bandId) ?? 0,
            })),
          },
    outdated: facts.isOutdated,
    history: runs.map(({ runId, source, failure, hasTrace, createdAt, ...run }, index) => ({
      ...{ runId, source, failure, hasTrace },
      at: createdAt.toISOString(),
      isStored: runId === facts.runId,
      bands: markBands(run.bandIds, cardOf),
      came: changes[index]?.came ?? [],
      gone: markBands(changes[index]?.gone ?? [], cardOf),
    })),
  };
}
