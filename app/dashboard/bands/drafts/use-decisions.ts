'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftList } from '#server/schemas/draft.ts';
import { useTrpc } from '../../../trpc-provider.tsx';

export type ListedDraft = DraftList['drafts'][number];

export type Decision =
  | { kind: 'accepted'; draft: ListedDraft; groupId: string }
  | { kind: 'dropped'; draft: ListedDraft };

/** What is decided about drafts, one after the other; the last one is remembered. */
export function useDecisions() {
  const trpc = useTrpc();
  const client = useQueryClient();
  const [last, setLast] = useState<Decision>();
  const refresh = () => client.invalidateQueries();
  const accept = useMutation(trpc.draft.accept.mutationOptions({ onSettled: refresh }));
  const drop = useMutation(trpc.draft.drop.mutationOptions({ onSettled: refresh }));
  const reopen = useMutation(trpc.draft.reopen.mutationOptions({ onSettled: refresh }));
  const write = useMutation(trpc.draft.write.mutationOptions({ onSettled: refresh }));
  return {
    last,
    forget: () => setLast(undefined),
    accept: (draft: ListedDraft, text: string) =>
      accept.mutate(
        { draftId: draft.draftId, text },
        { onSuccess: ({ groupId }) => setLast({ kind: 'accepted', draft, groupId }) },
      ),
    drop: (draft: ListedDraft) =>
      drop.mutate(
        { draftId: draft.draftId },
        { onSuccess: () => setLast({ kind: 'dropped', draft }) },
      ),
    reopen: (draft: ListedDraft) =>
      reopen.mutate({ draftId: draft.draftId }, { onSuccess: () => setLast(undefined) }),
    write: (draft: ListedDraft) => write.mutate({ bandId: draft.bandId }),
    /** Whether something is being decided about the draft right now. */
    isBusy: ({ draftId, bandId }: ListedDraft) =>
      [accept, drop, reopen].some((each) => each.isPending && each.variables.draftId === draftId) ||
      (write.isPending && write.variables.bandId === bandId),
    /** Why the last attempt about the draft failed. */
    errorOf: ({ draftId, bandId }: ListedDraft) =>
      [accept, drop].find((each) => each.error && each.variables?.draftId === draftId)?.error ??
      (write.variables?.bandId === bandId ? write.error : null),
    undoError: reopen.error,
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
