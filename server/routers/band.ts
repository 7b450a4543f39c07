import { z } from 'zod';
import {
  bandCardSchema,
  bandDetailSchema,
  bandIdSchema,
  bandSearchSchema,
  bandsByIdsSchema,
} from '../schemas/band.ts';
import { bandInspectionSchema } from '../schemas/band-inspection.ts';
import {
  bandFacetsSchema,
  bandFilterSchema,
  bandListInputSchema,
  bandListSchema,
} from '../schemas/band-list.ts';
import { findBands } from '../services/find-bands.ts';
import { getBand } from '../services/get-band.ts';
import { inspectBand } from '../services/inspect-band.ts';
import { countFacets, listBands } from '../services/list-bands.ts';
import { searchBands } from '../services/search-bands.ts';
import { curatorProcedure, demoProcedure, router } from '../trpc.ts';

const bandCardsSchema = z.object({ bands: z.array(bandCardSchema) });

export const bandRouter = router({
  /** A band's description and vector. */
  get: curatorProcedure
    .input(z.object({ bandId: bandIdSchema }))
    .output(bandDetailSchema)
    .query(({ ctx, input }) => getBand(ctx, input)),

  /** All that a curator wants to know of one band. */
  inspect: curatorProcedure
    .input(z.object({ bandId: bandIdSchema }))
    .output(bandInspectionSchema)
    .query(({ ctx, input }) => inspectBand(ctx, input)),

  /** A page of the catalogue, filtered and ordered. */
  list: curatorProcedure
    .input(bandListInputSchema)
    .output(bandListSchema)
    .query(({ ctx, input }) => listBands(ctx, input)),

  /** How many bands each filter of the list would leave. */
  facets: curatorProcedure
    .input(bandFilterSchema)
    .output(bandFacetsSchema)
    .query(({ ctx, input }) => countFacets(ctx, input)),

  /** Bands by part of a name. */
  search: demoProcedure
    .input(bandSearchSchema)
    .output(bandCardsSchema)
    .query(async ({ ctx, input }) => ({ bands: await searchBands(ctx, input) })),

  byIds: demoProcedure
    .input(bandsByIdsSchema)
    .output(bandCardsSchema)
    .query(async ({ ctx, input }) => ({ bands: await findBands(ctx, input) })),
});
