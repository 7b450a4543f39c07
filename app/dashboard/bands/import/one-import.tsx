'use client';

import { Button, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../../trpc-provider.tsx';
import { JobProgress } from '../../_shared/job-progress.tsx';
import styles from './import.module.css';
import { ImportPreview } from './import-preview.tsx';
import { ImportRows } from './import-rows.tsx';
import { MappingForm } from './mapping-form.tsx';
import { useImportJob } from './use-import-job.ts';

/** A file on its way: columns, preview, run, result; whichever it is at. */
export function OneImport({ importId }: { importId: string }) {
  const t = useTranslations('dashboard.import');
  const trpc = useTrpc();
  const [isRemapping, setIsRemapping] = useState(false);
  const work = useImportJob(importId);
  const { data: found, error, refetch } = useQuery(trpc.import.get.queryOptions({ importId }));
  if (error && !found) {
    return <FailureNote error={error} what={t('loadFailed')} onRetry={() => refetch()} />;
  }
  if (!found) return <Skeleton height={240} radius="md" />;
  const { job, isLive } = work;
  const isChecking = isLive && job?.kind === 'checkImport';
  const isMapping = !isLive && (found.state === 'uploaded' || isRemapping);
  return (
    <div className={styles.view}>
      <div className={styles.file}>
        <Title order={2} size="h4">
          {t('summary', { name: found.fileName, count: found.rowCount })}
        </Title>
        <Text size="sm" c="dimmed">
          {t('fileInfo', {
            format: found.format === 'csv' ? 'CSV' : 'JSON Lines',
            encoding: found.encoding === 'cp949' ? 'CP949' : 'UTF-8',
          })}
        </Text>
      </div>
      {job && (isLive || job.state === 'failed') && (
        <div className={styles.card}>
          <JobProgress
            job={job}
            onCancel={() => work.cancel.mutate({ jobId: job.jobId })}
            isCancelling={work.cancel.isPending || job.isCancelRequested}
          />
          {isLive && job.kind === 'runImport' && <PauseButton work={work} />}
        </div>
      )}
      {isMapping ? (
        <MappingForm
          found={found}
          isBusy={work.check.isPending}
          error={work.check.error}
          onCheck={(mapping) =>
            work.check.mutate({ importId, mapping }, { onSuccess: () => setIsRemapping(false) })
          }
        />
      ) : (
        !isChecking &&
        found.state !== 'uploaded' && (
          <>
            <ImportPreview found={found} work={work} onRemap={() => setIsRemapping(true)} />
            <ImportRows found={found} />
          </>
        )
      )}
    </div>
  );
}

function PauseButton({ work }: { work: ReturnType<typeof useImportJob> }) {
  const t = useTranslations('dashboard.import');
  const { job, pause, resume } = work;
  if (!job) return null;
  const isPaused = job.state === 'paused';
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        disabled={
          pause.isPending || resume.isPending || job.isPauseRequested || job.isCancelRequested
        }
        onClick={() => (isPaused ? resume : pause).mutate({ jobId: job.jobId })}
      >
        {t(isPaused ? 'run.resume' : 'run.pause')}
      </Button>
    </div>
  );
}
