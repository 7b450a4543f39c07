import { importInputSchema } from '../schemas/import.ts';
import { checkImport } from '../services/check-import.ts';
import { runImport } from '../services/run-import.ts';
import { defineJobKind } from './job-kind.ts';

/** Says of each row of a file what it would do; begins anew when it was interrupted. */
export const checkImportJob = defineJobKind({
  kind: 'checkImport',
  queue: 'catalogue',
  params: importInputSchema,
  run: async (services, { params, signal, report }) => {
    await checkImport(services, params, { onProgress: report, signal });
    return undefined;
  },
});

/** Writes the rows of a file into the catalogue; what is committed stays, so an interrupted run goes on. */
export const runImportJob = defineJobKind({
  kind: 'runImport',
  queue: 'catalogue',
  params: importInputSchema,
  run: async (services, { params, signal, report }) => {
    await runImport(services, params, { onProgress: report, signal });
    return undefined;
  },
});
