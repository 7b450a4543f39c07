'use client';

import { Button, NativeSelect, Progress, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import clsx from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { FileEncoding } from '#server/schemas/import-words.ts';
import styles from './import.module.css';
import { type Upload, type UploadFailure, uploadFile } from './upload-file.ts';

interface Sending {
  file: File;
  share: number;
  failure?: UploadFailure;
}

/** A file to drop or choose; then how far it is, or why it can't be read. */
export function UploadForm({ onDone }: { onDone: (importId: string) => void }) {
  const t = useTranslations('dashboard.import');
  const format = useFormatter();
  const [encoding, setEncoding] = useState<FileEncoding | ''>('');
  const [sending, setSending] = useState<Sending>();
  const [isOver, setIsOver] = useState(false);
  const upload = useRef<Upload>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => upload.current?.cancel(), []);

  const send = (file: File | undefined) => {
    if (!file) return;
    setSending({ file, share: 0 });
    const started = uploadFile(file, encoding || undefined, (share) => setSending({ file, share }));
    upload.current = started;
    started.done.then(onDone, (failure: UploadFailure | undefined) =>
      setSending(failure && { file, share: 0, failure }),
    );
  };
  if (sending && !sending.failure) {
    const { file, share } = sending;
    const percent = format.number(share, { style: 'percent', maximumFractionDigits: 0 });
    const text =
      share < 1
        ? t('upload.progress', { name: file.name, percent })
        : t('upload.reading', { name: file.name });
    return (
      <section className={styles.card} aria-label={t('upload.title')}>
        <Text fw={600} role="status">
          {text}
        </Text>
        <Progress value={share * 100} animated={share >= 1} aria-label={text} />
        <div>
          <Button variant="default" size="sm" onClick={() => upload.current?.cancel()}>
            {t('upload.cancel')}
          </Button>
        </div>
      </section>
    );
  }
  const failure = sending?.failure;
  return (
    <section className={styles.card} aria-label={t('upload.title')}>
      {failure && (
        <div className={styles.failure} role="alert">
          <Text fw={600}>{t('upload.failed')}</Text>
          <Text>
            {failure.problem
              ? t(`fileProblems.${failure.problem}`, { detail: failure.detail ?? '' })
              : t('upload.network')}
          </Text>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the short way; the button does the same */}
      <div
        className={clsx(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          send(event.dataTransfer.files[0]);
        }}
      >
        <IconUpload size={28} stroke={1.5} aria-hidden="true" />
        <Text fw={600}>{t('upload.drop')}</Text>
        <Button onClick={() => input.current?.click()}>{t('upload.choose')}</Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('upload.choose')}
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,text/csv"
          onChange={(event) => {
            send(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Text size="sm" c="dimmed" ta="center">
          {t('upload.hint')} {t('upload.sample')}
        </Text>
      </div>
      <NativeSelect
        className={styles.encoding}
        label={t('upload.encoding')}
        value={encoding}
        onChange={({ currentTarget }) => setEncoding(currentTarget.value as FileEncoding | '')}
        data={[
          { value: '', label: t('upload.auto') },
          { value: 'utf-8', label: t('upload.utf8') },
          { value: 'cp949', label: t('upload.cp949') },
        ]}
      />
    </section>
  );
}
