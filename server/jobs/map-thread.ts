import { parentPort, workerData } from 'node:worker_threads';
import { computeMap } from '../cartography/compute-map.ts';
import type { MapInput } from '../cartography/types.ts';
import type { MapThreadMessage } from './run-map-thread.ts';

// Runs as a worker thread: minutes of arithmetic leave the process's own thread free.
const post = (message: MapThreadMessage, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, transfer);

const result = computeMap(workerData as MapInput, (progress) => post({ progress }));
post({ result });
