'use client';

import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import type { MapCluster } from '#server/schemas/map.ts';
import type { DecodedPoints } from './decode-points.ts';
import { findNames } from './find-names.ts';
import styles from './map.module.css';
import { nameMapCluster } from './name-map-cluster.ts';
import { SearchBox } from './search-box.tsx';

const MOST_FOUND = 8;

interface BandFinderProps {
  points: DecodedPoints;
  clusters: readonly MapCluster[];
  onFind: (bandId: number) => void;
}

/** Find a band of the picture by its name; all names are here, so it answers at once. */
export function BandFinder({ points, clusters, onFind }: BandFinderProps) {
  const t = useTranslations('dashboard.map.find');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const options = useMemo(() => {
    const { ids, names, clusters: clusterOf } = points.columns;
    return findNames(names, wanted, MOST_FOUND).map((index) => {
      const cluster = clusters[clusterOf[index] ?? -1];
      return {
        value: String(ids[index]),
        label: (
          <span className={styles.option}>
            <strong>{names[index]}</strong>
            {cluster && <span className={styles.optionNote}>{nameMapCluster(cluster)}</span>}
          </span>
        ),
      };
    });
  }, [points, clusters, wanted]);
  return (
    <SearchBox
      label={t('label')}
      placeholder={t('placeholder')}
      query={query}
      onQuery={setQuery}
      options={options}
      isBehind={wanted !== query}
      nothing={t('nothing')}
      onChoose={(value) => onFind(Number(value))}
    />
  );
}
