import { Worker } from 'node:worker_threads';
import type { MapInput, MapProgress, MapResult } from '../cartography/types.ts';

export type MapThreadMessage = { progress: MapProgress } | { result: MapResult };

export interface MapThreadOptions {
  onProgress?: (progress: MapProgress) => void;
  /** Ends the thread at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Computes a map in a thread of its own. The vectors are handed over: they are empty here afterwards. */
export function runMapThread(
  input: MapInput,
  { onProgress, signal }: MapThreadOptions = {},
): Promise<MapResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const thread = new Worker(new URL('./map-thread.ts', import.meta.url), {
      name: 'map',
      workerData: input,
      transferList: [input.vectors.values.buffer as ArrayBuffer],
      // What our process was started with (its lifeline) is not meant for a thread.
      execArgv: [],
    });
    let isOver = false;
    // Ending it is an exit too: only the first reason counts.
    const end = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      signal?.removeEventListener('abort', abort);
      thread.terminate().then(settle, settle);
    };
    const abort = () => end(() => reject(signal?.reason));
    signal?.addEventListener('abort', abort, { once: true });
    thread.on('message', (message: MapThreadMessage) => {
      if ('progress' in message) onProgress?.(message.progress);
      else end(() => resolve(message.result));
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', (code) =>
      end(() => reject(new Error(`The map thread ended early (exit code ${code}).`))),
    );
  });
}
