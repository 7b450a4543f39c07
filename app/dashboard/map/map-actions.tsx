'use client';

import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useTrpc } from '../../trpc-provider.tsx';
import { mapParams } from './map-params.ts';
import { RemakeMap } from './remake-map.tsx';

/** What can be done with the whole page: the picture or its table, and a new picture. */
export function MapActions() {
  const t = useTranslations('dashboard.map');
  const trpc = useTrpc();
  const { data } = useQuery(trpc.map.overview.queryOptions());
  const [{ as }, setParams] = useQueryStates(mapParams);
  if (!data?.facts) return null;
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('as.label')}
        value={as}
        onChange={(value) => setParams({ as: value === 'table' ? 'table' : null })}
        data={[
          { value: 'picture', label: t('as.picture') },
          { value: 'table', label: t('as.table') },
        ]}
      />
      <RemakeMap />
    </>
  );
}
