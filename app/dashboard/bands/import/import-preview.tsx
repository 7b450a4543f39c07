'use client';

import { Anchor, Button, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { readFailure } from '#components/read-failure.ts';
import type { ColumnMapping, ImportDetail } from '#server/schemas/import.ts';
import styles from './import.module.css';
import type { ImportJob } from './use-import-job.ts';

interface ImportPreviewProps {
  found: ImportDetail;
  work: ImportJob;
  onRemap: () => void;
}

/** What the file would do or did, and the buttons for it. */
export function ImportPreview({ found, work, onRemap }: ImportPreviewProps) {
  const t = useTranslations('dashboard.import');
  const tFailure = useTranslations('failure');
  const { importId, counts, state } = found;
  const left = counts.new + counts.changed - counts.applied;
  const isDone = state === 'done' && left === 0;
  const error = work.run.error ?? work.check.error;
  const mapping: ColumnMapping = Object.fromEntries(
    found.columns.flatMap(({ name, field }) => (field ? [[name, field]] : [])),
  );
  return (
    <section className={styles.card} aria-label={t(isDone ? 'result.title' : 'preview.title')}>
      <Title order={3} size="h5">
        {t(isDone ? 'result.title' : 'preview.title')}
      </Title>
      {counts.applied > 0 && (
        <Text role="status">{t('result.text', { applied: counts.applied })}</Text>
      )}
      {left === 0 && counts.applied === 0 && (
        <Text>{t(counts.unchanged > 0 ? 'preview.nothing' : 'preview.allRefused')}</Text>
      )}
      {counts.refused > 0 && (
        <Text>{t(isDone ? 'result.refused' : 'preview.refused', { count: counts.refused })}</Text>
      )}
      {isDone && counts.applied > 0 && (
        <Text c="dimmed">
          {t('result.embed')}{' '}
          <Anchor component={Link} href="/dashboard/embeddings">
            {t('result.embeddings')}
          </Anchor>
        </Text>
      )}
      {error ? (
        <Text c="red" role="alert">
          {t('preview.failed')}. {tFailure(readFailure(error))}
        </Text>
      ) : null}
      <div className={styles.actions}>
        {left > 0 && (
          <Button
            onClick={() => work.run.mutate({ importId })}
            loading={work.run.isPending}
            disabled={work.isLive}
          >
            {t(counts.applied > 0 ? 'preview.runRest' : 'preview.run', { count: left })}
          </Button>
        )}
        {counts.refused > 0 && (
          <Button
            component="a"
            href={`/api/imports/${importId}/refused`}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
          >
            {t('result.download')}
          </Button>
        )}
        {!work.isLive && (
          <>
            <Button
              variant="default"
              onClick={() => work.check.mutate({ importId, mapping })}
              loading={work.check.isPending}
            >
              {t('preview.recheck')}
            </Button>
            <Button variant="default" onClick={onRemap}>
              {t('preview.remap')}
            </Button>
            <Button component={Link} href="/dashboard/bands/import" variant="default">
              {t('result.another')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
