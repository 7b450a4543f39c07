import { computeMapSchema } from '../schemas/job.ts';
import { computeCatalogueMap } from '../services/compute-catalogue-map.ts';
import { defineJobKind, JobError } from './job-kind.ts';

/** A new map of the catalogue; one that was interrupted begins anew. */
export const computeMapJob = defineJobKind({
  kind: 'computeMap',
  queue: 'catalogue-map',
  params: computeMapSchema,
  run: async (services, { params, signal, report }) => {
    const map = await computeCatalogueMap(services, {
      ...params,
      onProgress: report,
      signal,
      // Its vectors may have gone while they were read.
      checkBeforeStoring: async () => {
        const { model } = await services.embedders.active();
        if (model !== services.embedder.model) throw new JobError('MODEL_CHANGED');
      },
    });
    if (!map) throw new JobError('NO_VECTORS');
    return { ...map };
  },
});
