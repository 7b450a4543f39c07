import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { ReactNode } from 'react';
import { appRouter } from '#server/routers/app.ts';
import { getPageContext } from './server-caller.ts';

type Options = ReturnType<typeof createTRPCOptionsProxy<typeof appRouter>>;

interface PrefetchProps {
  /** What the view asks for first, with the very inputs that it uses. */
  queries: (trpc: Options, client: QueryClient) => Promise<unknown>[];
  children: ReactNode;
}

/** Answers a view's first questions while the page is rendered, so that it arrives complete. */
export async function Prefetch({ queries, children }: PrefetchProps) {
  const client = new QueryClient();
  const trpc = createTRPCOptionsProxy({
    ctx: await getPageContext(),
    router: appRouter,
    queryClient: client,
  });
  // What fails here is asked again by the view, which shows the failure and offers a retry.
  await Promise.allSettled(queries(trpc, client));
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
