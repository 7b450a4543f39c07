'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { readAppCode } from '#components/read-failure.ts';
import type { BandForEditing } from '#server/schemas/band-edit.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { type BandDraft, listChangedFields, rebaseDraft, toDraft } from './band-draft.ts';
import { BandForm } from './band-form.tsx';
import styles from './band-panel.module.css';
import { BandPanelSkeleton } from './band-panel-skeleton.tsx';
import { ConflictNote } from './conflict-note.tsx';

interface BandEditorProps {
  bandId: number;
  onUnsaved: (isUnsaved: boolean) => void;
  onCancel: () => void;
  /** The action that can be undone; null when nothing was to be changed. */
  onDone: (kind: 'saved' | 'deleted', groupId: string | null) => void;
}

/** The form of a band: it is asked anew each time, so that it starts from the band as it is. */
export function BandEditor({ bandId, ...handlers }: BandEditorProps) {
  const t = useTranslations('dashboard.bands.panel');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(
    trpc.band.forEditing.queryOptions(
      { bandId },
      { gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  // What was loaded first is what the curator saw; whatever is loaded later is another's.
  const [base, setBase] = useState<BandForEditing>();
  if (!base && data) setBase(data);
  if (base) return <EditorForm base={base} onBase={setBase} {...handlers} />;
  if (!error) return <BandPanelSkeleton />;
  return (
    <div className={styles.message}>
      {readAppCode(error) === 'BAND_NOT_FOUND' ? (
        <EmptyState title={t('notFound')} text={t('notFoundText')} />
      ) : (
        <FailureNote error={error} what={t('failed')} onRetry={() => refetch()} />
      )}
    </div>
  );
}

interface EditorFormProps extends Omit<BandEditorProps, 'bandId'> {
  base: BandForEditing;
  onBase: (base: BandForEditing) => void;
}

function EditorForm({ base, onBase, onUnsaved, onCancel, onDone }: EditorFormProps) {
  const { bandId } = base;
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(base));
  /** The band as somebody else left it meanwhile. */
  const [theirs, setTheirs] = useState<BandForEditing>();
  const refresh = () => queryClient.invalidateQueries();
  const edit = useMutation(
    trpc.band.edit.mutationOptions({
      onSuccess: async ({ groupId }) => {
        await refresh();
        onDone('saved', groupId);
      },
      onError: async (error) => {
        if (readAppCode(error) !== 'EDIT_CONFLICT') return;
        const options = trpc.band.forEditing.queryOptions({ bandId });
        setTheirs(await queryClient.fetchQuery({ ...options, staleTime: 0 }));
      },
    }),
  );
  const remove = useMutation(
    trpc.band.bulk.mutationOptions({
      onSuccess: async ({ groupId }) => {
        await refresh();
        onDone('deleted', groupId);
      },
    }),
  );
  const change = (next: BandDraft) => {
    setDraft(next);
    onUnsaved(Object.keys(listChangedFields(base, next)).length > 0);
  };
  const save = (from: BandForEditing, what: BandDraft) => {
    const fields = listChangedFields(from, what);
    if (Object.keys(fields).length === 0) return onDone('saved', null);
    edit.mutate({ bandId, revision: from.revision, fields });
  };
  const takeTheirs = (next: BandDraft, from: BandForEditing) => {
    onBase(from);
    setDraft(next);
    setTheirs(undefined);
    edit.reset();
  };
  return (
    <BandForm
      draft={draft}
      onChange={change}
      onSave={() => save(base, draft)}
      onCancel={onCancel}
      isSaving={edit.isPending}
      error={remove.error ?? (theirs ? undefined : edit.error)}
      remove={{
        isPending: remove.isPending,
        run: () => remove.mutate({ selection: { bandIds: [bandId] }, action: { kind: 'delete' } }),
      }}
    >
      {theirs && (
        <ConflictNote
          base={base}
          theirs={theirs}
          draft={draft}
          isSaving={edit.isPending}
          onKeepMine={() => {
            const mine = rebaseDraft(base, draft, theirs);
            takeTheirs(mine, theirs);
            save(theirs, mine);
          }}
          onShowTheirs={() => takeTheirs(rebaseDraft(base, draft, theirs), theirs)}
          onDiscard={() => {
            takeTheirs(toDraft(theirs), theirs);
            onUnsaved(false);
          }}
        />
      )}
    </BandForm>
  );
}
