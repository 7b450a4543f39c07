'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { useTrpc } from '../../trpc-provider.tsx';
import { decodePoints } from './decode-points.ts';
import { mapParams } from './map-params.ts';
import { type MemberScene, sceneOf } from './member-scene.ts';
import { emphasise, shadePoints } from './shade-points.ts';

/** What the picture shows by what the address asks for: points, their shading, the member above them. */
export function useMapData(clusterCount: number) {
  const trpc = useTrpc();
  const scheme = useComputedColorScheme('light');
  const [params] = useQueryStates(mapParams);
  const answer = useQuery(trpc.map.points.queryOptions());
  const points = useMemo(() => answer.data && decodePoints(answer.data), [answer.data]);
  const keywordBands = useQuery(
    trpc.map.keywordBands.queryOptions(
      { keywordId: params.keyword ?? 0 },
      { enabled: params.color === 'keyword' && params.keyword !== null },
    ),
  );
  const member = useQuery(
    trpc.map.member.queryOptions(
      { externalId: params.member ?? '' },
      { enabled: params.member !== null },
    ),
  );
  const scene = useMemo<MemberScene | undefined>(
    () => (points && params.member && member.data ? sceneOf(member.data, points) : undefined),
    [points, params.member, member.data],
  );

  const shading = useMemo(() => {
    if (!points) return undefined;
    return shadePoints({
      points: points.columns,
      mode: params.color,
      scheme,
      clusterCount,
      keywordBandIds: new Set(keywordBands.data?.bandIds),
    });
  }, [points, params.color, scheme, clusterCount, keywordBands.data]);
  const isolated = params.color === 'cluster' ? params.cluster : params.part;
  const drawn = useMemo(
    () => shading && emphasise(shading, { isolated, isBackground: scene !== undefined }),
    [shading, isolated, scene],
  );
  return { answer, points, member, scene, shading, isolated, drawn };
}
