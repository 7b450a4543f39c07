import { z } from 'zod';
import {
  bandCardSchema,
  bandDetailSchema,
  bandIdSchema,
  bandSearchSchema,
  bandsByIdsSchema,
} from '../schemas/band.ts';
import {
  bandForEditingSchema,
  bulkInputSchema,
  bulkResultSchema,
  changedSchema,
  createBandInputSchema,
  createdBandSchema,
  editBandInputSchema,
  namesakesSchema,
  reembeddedSchema,
  reembedInputSchema,
  tokenCountSchema,
} from '../schemas/band-edit.ts';
import { DESCRIPTION_LENGTH } from '../schemas/band-edit-words.ts';
import { bandInspectionSchema, deletedBandSchema } from '../schemas/band-inspection.ts';
import {
  bandFacetsSchema,
  bandFilterSchema,
  bandListInputSchema,
  bandListSchema,
} from '../schemas/band-list.ts';
import { changeBands } from '../services/change-bands.ts';
import { countDescriptionTokens } from '../services/count-description-tokens.ts';
import { createBand } from '../services/create-band.ts';
import { describeBandForEditing } from '../services/describe-band-for-editing.ts';
import { editBand } from '../services/edit-band.ts';
import { findBands } from '../services/find-bands.ts';
import { getBand } from '../services/get-band.ts';
import { inspectBand } from '../services/inspect-band.ts';
import { inspectDeletedBand } from '../services/inspect-deleted-band.ts';
import { countFacets, listBands } from '../services/list-bands.ts';
import { listNamesakes } from '../services/list-namesakes.ts';
import { reembedBands } from '../services/reembed-bands.ts';
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

  /** A band in the trash; null when it isn't there. */
  inspectDeleted: curatorProcedure
    .input(z.object({ bandId: bandIdSchema }))
    .output(deletedBandSchema.nullable())
    .query(({ ctx, input }) => inspectDeletedBand(ctx, input)),

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

  /** A band's fields and the revision that an edit must name. */
  forEditing: curatorProcedure
    .input(z.object({ bandId: bandIdSchema }))
    .output(bandForEditingSchema)
    .query(({ ctx, input }) => describeBandForEditing(ctx, input)),

  edit: curatorProcedure
    .input(editBandInputSchema)
    .output(changedSchema)
    .mutation(({ ctx, input }) => editBand(ctx, input)),

  create: curatorProcedure
    .input(createBandInputSchema)
    .output(createdBandSchema)
    .mutation(({ ctx, input }) => createBand(ctx, input)),

  /** Live bands that are called so already. */
  namesakes: curatorProcedure
    .input(z.object({ name: z.string().max(1_000) }))
    .output(namesakesSchema)
    .query(async ({ ctx, input }) => ({ bands: await listNamesakes(ctx, input) })),

  /** Deletes or restores many bands, or gives and takes a keyword, as one change. */
  bulk: curatorProcedure
    .input(bulkInputSchema)
    .output(bulkResultSchema)
    .mutation(({ ctx, input }) => changeBands(ctx, input)),

  /** Starts a job that makes the vectors of many bands anew; each old one stays until its new one is stored. */
  reembed: curatorProcedure
    .input(reembedInputSchema)
    .output(reembeddedSchema)
    .mutation(({ ctx, input }) => reembedBands(ctx, input)),

  /** A mutation, since a text is too long for an address. */
  countTokens: curatorProcedure
    .input(z.object({ text: z.string().max(DESCRIPTION_LENGTH) }))
    .output(tokenCountSchema)
    .mutation(({ input }) => countDescriptionTokens(input)),

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
