'use client';

import { Button, Skeleton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ExplainVersionProps } from './explain-version.tsx';
import styles from './playground-view.module.css';

const ExplainVersion = dynamic(
  () => import('./explain-version.tsx').then((module) => module.ExplainVersion),
  { ssr: false, loading: () => <Skeleton height={480} mt={40} /> },
);

/** The explanation lies below the fold and has its own weight: it comes when one gets there. */
export function ExplanationOnDemand(props: ExplainVersionProps) {
  const t = useTranslations('dashboard.playground.explain');
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    if (inViewport) setIsWanted(true);
  }, [inViewport]);
  if (isWanted) return <ExplainVersion {...props} />;
  return (
    <div ref={ref} className={styles.below}>
      <Button variant="default" onClick={() => setIsWanted(true)}>
        {t('show', { version: props.playground.version.toUpperCase() })}
      </Button>
    </div>
  );
}
