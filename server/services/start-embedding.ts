import { createHash } from 'node:crypto';
import type { DescriptionScope } from '#db/queries/description-scope.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { JobKindName, StartedJob } from '../schemas/job.ts';
import { startJob } from './start-job.ts';

const KINDS: Record<DescriptionScope['kind'], JobKindName> = {
  missing: 'embedMissing',
  stale: 'embedStale',
  all: 'embedAll',
  ids: 'embedByIds',
};

export interface StartEmbedding {
  scope: DescriptionScope;
  requestedBy: number | undefined;
  /** How long the provider may be down; undefined: some minutes. */
  patienceMs?: number;
}

/** Starts the job that embeds a scope, or answers the one that does the same already. */
export function startEmbedding(
  services: Pick<ActiveRuntime, 'db' | 'env' | 'log' | 'embedder'>,
  { scope, requestedBy, patienceMs }: StartEmbedding,
): Promise<StartedJob> {
  const { model } = services.embedder;
  const ids =
    scope.kind === 'ids' ? [...new Set(scope.bandDescriptionIds)].sort((a, b) => a - b) : undefined;
  return startJob(services, {
    kind: KINDS[scope.kind],
    params: { model, patienceMs, ...(ids && { bandDescriptionIds: ids }) },
    dedupeKey: ['embed', scope.kind, model, ids && hashIds(ids)].filter(Boolean).join(':'),
    requestedBy,
  });
}

function hashIds(ids: readonly number[]): string {
  return createHash('sha256').update(ids.join(',')).digest('hex').slice(0, 32);
}
