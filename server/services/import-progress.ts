export interface ImportProgress {
  stage: 'checkingRows' | 'applyingRows';
  done: number;
  total: number;
}

export interface ImportRunOptions {
  onProgress?: (progress: ImportProgress) => void;
  /** Heard between two batches; what is committed stays. */
  signal?: AbortSignal;
}
