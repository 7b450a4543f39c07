import { readDemoBands } from '#db/catalogue/demo-bands.ts';
import { planDemoHistory } from '#db/catalogue/demo-history.ts';
import { buildDemoMembers } from '#db/catalogue/demo-members.ts';
import { insertSatisfaction, listUnserved } from '#db/queries/demo-history.ts';
import { findMemberKeywords } from '#db/queries/keyword.ts';
import { findMemberPicks } from '#db/queries/pick.ts';
import { replaceRecommendations } from '#db/queries/recommendation.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { EmbedOptions } from './embed-here.ts';
import { recommendBands } from './recommend-bands.ts';
import { traceRecommendation } from './trace-recommendation.ts';

type Services = Pick<ActiveRuntime, 'db' | 'embedder'>;

/** So many members at once: a provider far away is waited for, the own machine is kept busy. */
const PARALLEL = 4;

/**
 * Gives the demo members the sets of two weeks, computed as an update would; whoever was given something
 * before is left alone, so that repeating it adds nothing. Answers how many sets were stored.
 * @throws EmbedderError when keywords can't be embedded; what is stored stays
 */
export async function seedDemoHistory(
  services: Services,
  { now, onProgress }: EmbedOptions & { now: Date },
): Promise<number> {
  const externalIds = buildDemoMembers(readDemoBands()).map(({ externalId }) => externalId);
  const numberOf = new Map(externalIds.map((externalId, index) => [externalId, index + 1]));
  const waiting = await listUnserved(services.db, { externalIds });
  const total = waiting.length;
  let done = 0;
  let stored = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const count = await seedMember(
        services,
        next.memberId,
        numberOf.get(next.externalId) ?? 0,
        now,
      );
      stored += count;
      onProgress?.({ done: ++done, total });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return stored;
}

async function seedMember(
  services: Services,
  memberId: number,
  number: number,
  now: Date,
): Promise<number> {
  const { db, embedder } = services;
  const [picks, { keywords }] = await Promise.all([
    findMemberPicks(db, { memberId, space: embedder }),
    findMemberKeywords(db, { memberId }),
  ]);
  const embedded = picks.filter(({ vector }) => vector !== undefined);
  const counts = { picks: embedded.length, keywords: keywords.length };
  const { sets, opinion } = planDemoHistory(number, counts, now);
  for (const { pickCount, keywordCount, at } of sets) {
    const startedAt = performance.now();
    const input = {
      pickRows: embedded.slice(0, pickCount),
      keywords: keywords.slice(0, keywordCount),
    };
    const found = await recommendBands(services, {
      version: 'v3',
      picks: input.pickRows,
      keywords: input.keywords,
    });
    const run = {
      source: 'seed' as const,
      model: embedder.model,
      durationMs: performance.now() - startedAt,
      trace: traceRecommendation({ ...found, ...input }),
      createdAt: at,
    };
    await replaceRecommendations(db, { memberId, bands: found.ranking.bands, run });
  }
  if (opinion) {
    const { at: createdAt, ...words } = opinion;
    await insertSatisfaction(db, { memberId, ...words, createdAt });
  }
  return sets.length;
}
