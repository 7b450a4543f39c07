import { findMemberKeywords } from '#db/queries/keyword.ts';
import { findMemberPicks } from '#db/queries/pick.ts';
import { replaceRecommendations } from '#db/queries/recommendation.ts';
import { recordFailedRun } from '#db/queries/recommendation-run.ts';
import type { Embedder } from '../embeddings/embedder.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredBands } from '../schemas/recommendation.ts';
import type { RunSource } from '../schemas/recommendation-run.ts';
import { toAppError } from '../translate-error.ts';
import { describeBands } from './describe-bands.ts';
import { findMember } from './find-member.ts';
import { recommendBands } from './recommend-bands.ts';
import { traceRecommendation } from './trace-recommendation.ts';

type Services = Pick<Runtime, 'db' | 'embedders' | 'log'> & {
  /** When the request came, by `performance.now()`. */
  startedAt: number;
};
/** In the space of one model from the first look to the last. */
type AttemptServices = Services & { embedder: Embedder };

/** Failures of ours: what a member lacks (picks, keywords) is nothing to record. */
const RECORDED_FAILURES: ReadonlySet<string> = new Set(['EMBEDDER_UNAVAILABLE', 'INTERNAL']);

/** Activations are hours apart: a second one during an update can't be chance any more. */
const MOST_SWITCHES = 3;

/**
 * Recommends for a member by V3, stores the answer in the place of the last one and records the run. When
 * recommending fails, the stored set stays as it was. When another model becomes active meanwhile, nothing of the old
 * one's is stored: it begins again.
 * @throws AppError MEMBER_NOT_FOUND, NO_PICKS, NO_KEYWORDS, NO_EMBEDDED_PICK
 * @throws EmbedderError when the keywords can't be embedded
 */
export async function updateRecommendations(
  services: Services,
  { externalId, source }: { externalId: string; source: RunSource },
): Promise<StoredBands> {
  const { db, embedders } = services;
  const [memberId, active] = await Promise.all([findMember(db, externalId), embedders.active()]);
  let embedder = active;
  for (let switches = 0; ; switches += 1) {
    const attempt = await recommendAndStore({ ...services, embedder }, memberId, source).catch(
      (error: unknown) => ({ error }),
    );
    if (attempt && 'bands' in attempt) return attempt;
    const next = attempt && (await embedders.active().catch(() => embedder));
    if (next === embedder || switches === MOST_SWITCHES) {
      const error = attempt?.error ?? new Error('The active model kept changing.');
      recordFailure({ ...services, embedder }, memberId, source, error);
      throw error;
    }
    embedder = next ?? (await embedders.active());
  }
}

/** Undefined: another model became active, and nothing is stored. */
async function recommendAndStore(
  services: AttemptServices,
  memberId: number,
  source: RunSource,
): Promise<StoredBands | undefined> {
  const { db, embedder, startedAt } = services;
  const [pickRows, { isEmpty, keywords }] = await Promise.all([
    findMemberPicks(db, { memberId, space: embedder }),
    findMemberKeywords(db, { memberId }),
  ]);
  if (pickRows.length === 0) throw new AppError('NO_PICKS');
  if (isEmpty) throw new AppError('NO_KEYWORDS');
  const found = await recommendBands(services, { version: 'v3', picks: pickRows, keywords });
  const run = {
    source,
    model: embedder.model,
    durationMs: performance.now() - startedAt,
    trace: traceRecommendation({ ...found, pickRows, keywords }),
  };
  const [bands, isStored] = await Promise.all([
    describeBands(db, found.ranking.bands),
    replaceRecommendations(db, { memberId, bands: found.ranking.bands, run }),
  ]);
  return isStored ? { bands } : undefined;
}

/** Not waited for: whoever asked hears of the failure at once, also when the database is gone. */
function recordFailure(
  { db, embedder, log, startedAt }: AttemptServices,
  memberId: number,
  source: RunSource,
  error: unknown,
): void {
  const { code: failure } = toAppError(error);
  if (!RECORDED_FAILURES.has(failure)) return;
  const durationMs = performance.now() - startedAt;
  recordFailedRun(db, { memberId, failure, source, model: embedder.model, durationMs }).catch(
    (err) => log.warn({ err }, 'a failed update could not be recorded'),
  );
}
