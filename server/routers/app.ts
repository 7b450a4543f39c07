import { createCallerFactory, router } from '../trpc.ts';
import { accessRouter } from './access.ts';
import { bandRouter } from './band.ts';
import { changeRouter } from './change.ts';
import { clusterRouter } from './cluster.ts';
import { curatorRouter } from './curator.ts';
import { draftRouter } from './draft.ts';
import { embeddingRouter } from './embedding.ts';
import { healthRouter } from './health.ts';
import { hubRouter } from './hub.ts';
import { importRouter } from './import.ts';
import { jobRouter } from './job.ts';
import { keywordRouter } from './keyword.ts';
import { mapRouter } from './map.ts';
import { memberRouter } from './member.ts';
import { overviewRouter } from './overview.ts';
import { recommendationRouter } from './recommendation.ts';
import { searchRouter } from './search.ts';

export const appRouter = router({
  recommendation: recommendationRouter,
  band: bandRouter,
  keyword: keywordRouter,
  change: changeRouter,
  member: memberRouter,
  job: jobRouter,
  import: importRouter,
  embedding: embeddingRouter,
  draft: draftRouter,
  access: accessRouter,
  curator: curatorRouter,
  cluster: clusterRouter,
  hub: hubRouter,
  map: mapRouter,
  search: searchRouter,
  health: healthRouter,
  overview: overviewRouter,
});

/** What a typed client needs: `createTRPCClient<AppRouter>(…)`. */
export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
