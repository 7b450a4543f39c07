'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BandForEditing } from '#server/schemas/band-edit.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { EMPTY_DRAFT, listChangedFields } from './band-draft.ts';
import styles from './band-form.module.css';
import { BandForm } from './band-form.tsx';

const TYPING_PAUSE_MS = 300;
const NOTHING: BandForEditing = {
  ...{ bandId: 0, revision: '', name: '', imageUrl: null, websiteUrl: null, musicUrl: null },
  ...{ isBand: null, description: null, trackTitle: null, trackUrl: null, keywords: [] },
};

interface NewBandFormProps {
  onUnsaved: (isUnsaved: boolean) => void;
  onCancel: () => void;
  onCreated: (bandId: number, groupId: string) => void;
}

/** The same form for a band that isn't there yet; a band of the same name is pointed out while one types. */
export function NewBandForm({ onUnsaved, onCancel, onCreated }: NewBandFormProps) {
  const t = useTranslations('dashboard.editing');
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [name] = useDebouncedValue(draft.name.trim(), TYPING_PAUSE_MS);
  const namesakes = useQuery(
    trpc.band.namesakes.queryOptions({ name }, { enabled: name !== '', staleTime: 0 }),
  );
  const hasNamesake = name !== '' && (namesakes.data?.bands.length ?? 0) > 0;
  const create = useMutation(
    trpc.band.create.mutationOptions({
      onSuccess: async ({ bandId, groupId }) => {
        await queryClient.invalidateQueries();
        onCreated(bandId, groupId);
      },
      onError: () => namesakes.refetch(),
    }),
  );
  const save = () => {
    const { name: given = '', ...fields } = listChangedFields(NOTHING, draft);
    create.mutate({ fields: { ...fields, name: given }, isNamesakeKnown: hasNamesake });
  };
  return (
    <BandForm
      draft={draft}
      onChange={(next) => {
        setDraft(next);
        const { isBand: _, ...written } = listChangedFields(NOTHING, next);
        onUnsaved(Object.keys(written).length > 0);
      }}
      onSave={save}
      onCancel={onCancel}
      isSaving={create.isPending}
      error={hasNamesake ? undefined : create.error}
    >
      {hasNamesake && <p className={styles.conflict}>{t('namesake', { name })}</p>}
    </BandForm>
  );
}
