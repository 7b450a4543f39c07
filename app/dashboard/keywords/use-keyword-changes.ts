'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '../../trpc-provider.tsx';
import type { BulkOutcome } from '../_shared/bulk-bar.tsx';

/** What can be done with keywords, and what came of the last time. */
export function useKeywordChanges(onDone?: () => void) {
  const t = useTranslations('dashboard.keywords.done');
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const finish = (text: string) => ({
    onMutate: () => setOutcome(undefined),
    onSuccess: async ({ groupId }: { groupId: string | null }) => {
      await queryClient.invalidateQueries();
      setOutcome({ text, groupId });
      onDone?.();
    },
  });
  const rename = useMutation(trpc.keyword.rename.mutationOptions(finish(t('rename'))));
  const merge = useMutation(trpc.keyword.merge.mutationOptions(finish(t('merge'))));
  const remove = useMutation(trpc.keyword.remove.mutationOptions(finish(t('remove'))));
  const restore = useMutation(trpc.keyword.restore.mutationOptions(finish(t('restore'))));
  const all = [rename, merge, remove, restore];
  return {
    ...{ rename, merge, remove, restore, outcome },
    dismiss: () => setOutcome(undefined),
    isBusy: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error)?.error ?? undefined,
    reset: () => {
      for (const each of all) each.reset();
    },
  };
}
