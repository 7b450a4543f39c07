'use client';

import { NativeSelect, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTrpc } from '#app/trpc-provider.tsx';
import type { CuratorEntry } from '#server/schemas/curator.ts';
import { CURATOR_ROLES, isCuratorRole } from '#server/schemas/curator-words.ts';
import { useFailureText } from './use-failure-text.ts';

/** Changes at once, and counts at the curator's next click. */
export function CuratorRole({ curator, isOwn }: { curator: CuratorEntry; isOwn: boolean }) {
  const { curatorId, name, role } = curator;
  const t = useTranslations('dashboard.settings.curators');
  const roles = useTranslations('dashboard.frame.roles');
  const describe = useFailureText();
  const trpc = useTrpc();
  const client = useQueryClient();
  const change = useMutation(
    trpc.curator.setRole.mutationOptions({
      onSettled: () => client.invalidateQueries(trpc.curator.list.queryFilter()),
    }),
  );
  if (isOwn) return <Text size="sm">{roles(role)}</Text>;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('roleOf', { name })}
      data={CURATOR_ROLES.map((each) => ({ value: each, label: roles(each) }))}
      value={change.isPending ? change.variables.role : role}
      disabled={change.isPending}
      error={change.error && describe(change.error)}
      onChange={({ currentTarget: { value } }) => {
        if (isCuratorRole(value)) change.mutate({ curatorId, role: value });
      }}
    />
  );
}
