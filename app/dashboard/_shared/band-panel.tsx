'use client';

import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../trpc-provider.tsx';

interface BandPanelProps {
  bandId: number;
  onClose: () => void;
}

export function BandPanel({ bandId, onClose }: BandPanelProps) {
  const trpc = useTrpc();
  const { data } = useQuery(trpc.band.byIds.queryOptions({ bandIds: [bandId] }));
  return (
    <Drawer opened onClose={onClose} position="right" title={data?.bands[0]?.bandName}>
      {data?.bands[0]?.keywords.join(' · ')}
    </Drawer>
  );
}
