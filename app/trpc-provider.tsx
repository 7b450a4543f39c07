'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import { isWorthRetrying } from '#components/read-failure.ts';
import type { AppRouter } from '#server/routers/app.ts';

const { TRPCProvider, useTRPC: useTrpc } = createTRPCContext<AppRouter>();

export { useTrpc };

/** Longer batches go in several requests; proxies commonly refuse addresses beyond this. */
const MAX_URL_LENGTH = 2_000;
const STALE_TIME_MS = 5 * 60_000;

export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: STALE_TIME_MS,
            refetchOnWindowFocus: false,
            retry: (failureCount, error) => failureCount < 1 && isWorthRetrying(error),
          },
        },
      }),
  );
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: '/api/trpc', maxURLLength: MAX_URL_LENGTH })],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
