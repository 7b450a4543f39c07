import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FailureNote } from '#components/failure-note.tsx';
import { JobProgress } from '../_shared/job-progress.tsx';
import { useComputeMap } from '../_shared/use-compute-map.ts';

interface RecomputeProps {
  label: string;
  /** Undefined: the number that separates the bands best. */
  clusterCount?: number;
}

/** Makes the map and its clusters anew, and shows how far it is. */
export function Recompute({ label, clusterCount }: RecomputeProps) {
  const client = useQueryClient();
  const map = useComputeMap({ onDone: () => client.invalidateQueries() });
  const start = () => map.start(clusterCount);
  return (
    <>
      {map.job && (
        <JobProgress
          job={map.job}
          onCancel={map.cancel}
          isCancelling={map.isCancelling}
          onRetry={start}
        />
      )}
      {!map.isLive && (
        <Button variant="default" loading={map.isStarting} onClick={start}>
          {label}
        </Button>
      )}
      {map.error ? <FailureNote error={map.error} onRetry={start} /> : null}
    </>
  );
}
