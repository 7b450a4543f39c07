'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc-provider.tsx';

/** Takes an action back; whatever is in sight is asked anew. */
export function useUndo() {
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.change.undo.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }),
  );
}
