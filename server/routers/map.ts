import { z } from 'zod';
import { bandIdSchema } from '../schemas/band.ts';
import {
  mapMemberSchema,
  mapOverviewSchema,
  mapPointsSchema,
  mapTableInputSchema,
  mapTableSchema,
} from '../schemas/map.ts';
import { describeMap } from '../services/describe-map.ts';
import { findKeywordBands } from '../services/find-keyword-bands.ts';
import { listMapPoints } from '../services/list-map-points.ts';
import { listMapTable } from '../services/list-map-table.ts';
import { placeMember } from '../services/place-member.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const mapRouter = router({
  /** The newest picture of the catalogue without its points. */
  overview: curatorProcedure.output(mapOverviewSchema).query(({ ctx }) => describeMap(ctx)),

  /** Every band of the newest picture, in columns. */
  points: curatorProcedure.output(mapPointsSchema).query(({ ctx }) => listMapPoints(ctx)),

  /** The picture as a table. */
  table: curatorProcedure
    .input(mapTableInputSchema)
    .output(mapTableSchema)
    .query(({ ctx, input }) => listMapTable(ctx, input)),

  /** Which bands carry a keyword. */
  keywordBands: curatorProcedure
    .input(z.object({ keywordId: z.number().int() }))
    .output(z.object({ bandIds: z.array(bandIdSchema) }))
    .query(async ({ ctx, input }) => ({ bandIds: await findKeywordBands(ctx, input) })),

  /** A member's picks, searches and recommendations. */
  member: curatorProcedure
    .input(z.object({ externalId: z.string().min(1).max(36) }))
    .output(mapMemberSchema)
    .query(({ ctx, input }) => placeMember(ctx, input)),
});
