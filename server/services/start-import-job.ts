import { deleteImport, updateImport } from '#db/queries/catalogue-import.ts';
import { findLiveJobByKey } from '#db/queries/job.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { ColumnMapping } from '../schemas/import.ts';
import type { StartedJob } from '../schemas/job.ts';
import { requireImport } from './describe-import.ts';
import { startJob } from './start-job.ts';

type Services = Pick<Runtime, 'db' | 'env' | 'log'>;

interface ImportJobParams {
  importId: string;
  requestedBy: number | undefined;
}

/**
 * Takes over what the columns are and starts the check of all rows.
 * @throws AppError IMPORT_NOT_FOUND, IMPORT_NOT_READY
 */
export async function startCheck(
  services: Services,
  { mapping, ...params }: ImportJobParams & { mapping: ColumnMapping },
): Promise<StartedJob> {
  const { importId } = params;
  const { columns } = await requireImport(services, importId);
  if (Object.keys(mapping).some((column) => !columns.includes(column))) {
    throw new AppError('INVALID_INPUT');
  }
  const from = ['uploaded', 'checked', 'done'] as const;
  const isFree = !(await findLiveJobByKey(services.db, { dedupeKey: toKey(importId) }));
  if (!isFree || !(await updateImport(services.db, { importId, from, set: { mapping } }))) {
    throw new AppError('IMPORT_NOT_READY');
  }
  return start(services, 'checkImport', params);
}

/**
 * Starts the run, or goes on with it; a second start answers the first one's job.
 * @throws AppError IMPORT_NOT_FOUND, IMPORT_NOT_READY
 */
export async function startRun(services: Services, params: ImportJobParams): Promise<StartedJob> {
  const { state } = await requireImport(services, params.importId);
  if (state === 'uploaded') throw new AppError('IMPORT_NOT_READY');
  return start(services, 'runImport', params);
}

/**
 * Forgets a file with its rows; what it brought into the catalogue stays.
 * @throws AppError IMPORT_NOT_FOUND, IMPORT_NOT_READY while a job works on it
 */
export async function removeImport(services: Services, importId: string): Promise<void> {
  await requireImport(services, importId);
  const live = await findLiveJobByKey(services.db, { dedupeKey: toKey(importId) });
  if (live) throw new AppError('IMPORT_NOT_READY');
  await deleteImport(services.db, { importId });
}

function start(
  services: Services,
  kind: 'checkImport' | 'runImport',
  { importId, requestedBy }: ImportJobParams,
): Promise<StartedJob> {
  return startJob(services, {
    kind,
    params: { importId },
    dedupeKey: toKey(importId),
    requestedBy,
  });
}

/** Of one import one job is live, whatever it does. */
function toKey(importId: string): string {
  return `import:${importId}`;
}
