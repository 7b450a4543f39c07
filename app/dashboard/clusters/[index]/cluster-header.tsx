import { Button } from '@mantine/core';
import { IconChartDots3, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import { Notice } from '#components/notice.tsx';
import type { Cluster } from '#server/schemas/cluster.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { PageHeader } from '../../_frame/page-header.tsx';

/** A form that few open: its fields come with it. */
const ClusterNameForm = dynamic(() =>
  import('./cluster-name-form.tsx').then((module) => module.ClusterNameForm),
);

interface ClusterHeaderProps {
  mapId: number;
  cluster: Cluster;
}

/** The cluster's name; a curator may give it one of their own, and take it back. */
export function ClusterHeader({ mapId, cluster }: ClusterHeaderProps) {
  const t = useTranslations('dashboard.clusters');
  const { index, name, keywords, bandCount } = cluster;
  const [isEditing, setIsEditing] = useState(false);
  /** The name before the last change, while it can be taken back. */
  const [former, setFormer] = useState<string | null>();
  const rename = useRename();
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) pencil.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  const leave = () => {
    rename.reset();
    setIsEditing(false);
  };
  const save = (draft: string) => {
    if (draft.trim() === (name ?? '')) return leave();
    rename.mutate(
      { mapId, index, name: draft },
      {
        onSuccess: () => {
          setFormer(name);
          leave();
        },
      },
    );
  };
  const undo = () =>
    rename.mutate({ mapId, index, name: former ?? '' }, { onSuccess: () => setFormer(undefined) });
  return (
    <>
      <PageHeader
        title={<ClusterBadge index={index} name={name} keywords={keywords} isLarge />}
        lead={name ? keywords.join(' · ') : t('detailLead', { count: bandCount })}
      >
        <Button
          ref={pencil}
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden="true" />}
          aria-expanded={isEditing}
          onClick={() => (isEditing ? leave() : setIsEditing(true))}
        >
          {t('rename.open')}
        </Button>
        <Button
          component={Link}
          href={`/dashboard/map?cluster=${index}`}
          variant="default"
          leftSection={<IconChartDots3 size={16} aria-hidden="true" />}
        >
          {t('showOnMap')}
        </Button>
      </PageHeader>
      {isEditing && (
        <ClusterNameForm
          name={name ?? ''}
          placeholder={keywords.join(' · ')}
          isSaving={rename.isPending}
          error={rename.error}
          onSave={save}
          onCancel={leave}
        />
      )}
      <div role="status">
        {former !== undefined && !isEditing && (
          <Notice
            closeLabel={t('rename.dismiss')}
            onClose={() => setFormer(undefined)}
            action={
              <Button size="compact-sm" variant="subtle" loading={rename.isPending} onClick={undo}>
                {t('rename.undo')}
              </Button>
            }
          >
            {name === null ? t('rename.reset') : t('rename.done', { name })}
          </Notice>
        )}
      </div>
    </>
  );
}

function useRename() {
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.cluster.rename.mutationOptions({
      onSuccess: async ({ name }, { index }) => {
        const key = trpc.cluster.overview.queryKey();
        queryClient.setQueryData(
          key,
          (old) =>
            old && {
              ...old,
              clusters: old.clusters.map((each) =>
                each.index === index ? { ...each, name } : each,
              ),
            },
        );
        // The map, the hubs and the bands' panels name clusters too.
        await queryClient.invalidateQueries({ refetchType: 'none' });
      },
    }),
  );
}
