import type { MemberFacts } from '#db/queries/member-facts.ts';
import { findMemberPicks } from '#db/queries/pick.ts';
import { findRun } from '#db/queries/recommendation-run.ts';
import { besideSpace } from '#db/queries/vector-space.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { MemberSet } from '../schemas/member.ts';
import type { Preview } from '../schemas/recommendation.ts';
import { runTraceSchema } from '../schemas/recommendation-run.ts';
import { explainTrace } from './explain-trace.ts';
import { requireMemberFacts } from './get-member.ts';
import { recommendBands } from './recommend-bands.ts';
import { traceRecommendation } from './trace-recommendation.ts';

type Services = Pick<ActiveRuntime, 'db' | 'embedder'>;

/**
 * Why a member's set is what it is. A set without a record (stored by another service, or before runs were
 * recorded), and `live`, are explained by what an update would find now. Stores nothing.
 * @throws AppError MEMBER_NOT_FOUND, RUN_NOT_FOUND
 * @throws EmbedderError when keywords have to be embedded and can't
 */
export async function explainMemberSet(
  services: Services,
  { externalId, set }: { externalId: string; set: 'stored' | 'live' | number },
): Promise<MemberSet> {
  const facts = await requireMemberFacts(services, externalId);
  const runId = set === 'stored' ? facts.runId : set;
  if (typeof runId === 'number') {
    const recorded = await explainRun(services, facts, runId);
    if (recorded) return { basis: 'recorded', explanation: recorded };
    if (set !== 'stored') throw new AppError('RUN_NOT_FOUND');
  }
  return { basis: 'live', explanation: await explainNow(services, facts) };
}

/** Undefined for a run that isn't the member's, stored nothing, or whose record can't be read. */
async function explainRun(
  services: Services,
  { memberId }: MemberFacts,
  runId: number,
): Promise<Preview | undefined> {
  const run = await findRun(services.db, { memberId, runId });
  const { data: trace } = runTraceSchema.safeParse(run?.trace);
  if (!run || !trace) return undefined;
  const { embedder } = services;
  const space = run.model === embedder.model ? embedder : besideSpace(run.model);
  return explainTrace(services, { trace, space });
}

/** As an update would begin, but for a member without keywords, whom it would refuse. */
async function explainNow(services: Services, facts: MemberFacts): Promise<Preview | null> {
  if (facts.embeddedPickCount === 0) return null;
  const { db, embedder } = services;
  const pickRows = await findMemberPicks(db, { memberId: facts.memberId, space: embedder });
  const keywords = facts.keywordIds.map((keywordId, index) => ({
    keywordId,
    keyword: facts.keywords[index] ?? '',
  }));
  const found = await recommendBands(services, { version: 'v3', picks: pickRows, keywords });
  const trace = traceRecommendation({ ...found, pickRows, keywords });
  return explainTrace(services, { trace, space: embedder, knownPicks: pickRows });
}
