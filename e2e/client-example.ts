import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from '#server/routers/app.ts';

const diggIndie = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: `${process.env.DIGGINDIE_URL ?? 'http://localhost:3000'}/api/trpc`,
      headers: { authorization: `Bearer ${process.env.MEMBER_TOKEN}` },
    }),
  ],
});

const { bands } = await diggIndie.recommendation.update.mutate();
for (const { bandName, score, topTrack } of bands) {
  process.stdout.write(`${bandName} (${score}): ${topTrack?.title ?? 'no song yet'}\n`);
}
