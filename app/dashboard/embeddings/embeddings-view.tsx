'use client';

import type { ReactNode } from 'react';
import { CoverageSection } from './coverage-section.tsx';
import styles from './embeddings.module.css';
import { JobSection } from './job-section.tsx';
import { MakeSection } from './make-section.tsx';

/** The state of the vectors, what can be done about it, and what is being done. */
export function EmbeddingsView({ models }: { models: ReactNode }) {
  return (
    <div className={styles.view}>
      <CoverageSection />
      <MakeSection />
      {models}
      <JobSection />
    </div>
  );
}
