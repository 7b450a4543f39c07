'use client';

import { Button, NativeSelect, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useComputeMap } from '../_shared/use-compute-map.ts';
import styles from './remake-map.module.css';

/** What a picture can be divided into; the server's own range is wider. */
const CLUSTER_COUNTS = Array.from({ length: 19 }, (_, index) => index + 2);

/** Makes a new picture; how many clusters it has is found by silhouette, or chosen. */
export function RemakeMap({ isFirst = false }: { isFirst?: boolean }) {
  const t = useTranslations('dashboard.map.remake');
  const { start, isLive, isStarting } = useComputeMap();
  const box = useRef<HTMLDetailsElement>(null);
  const count = useRef<HTMLSelectElement>(null);
  const titleId = useId();
  if (isFirst) {
    return (
      <Button onClick={() => start()} disabled={isLive} loading={isStarting}>
        {t('first')}
      </Button>
    );
  }
  const close = () => {
    box.current?.removeAttribute('open');
    box.current?.querySelector('summary')?.focus();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    <details ref={box} className={styles.box} onKeyDown={closeOnEscape}>
      <summary className={styles.open} aria-disabled={isLive}>
        <IconRefresh size={16} aria-hidden="true" />
        {t('open')}
      </summary>
      <fieldset className={styles.form} aria-labelledby={titleId}>
        <Text id={titleId} fw={600}>
          {t('title')}
        </Text>
        <Text c="dimmed" size="sm">
          {t('text')}
        </Text>
        <NativeSelect
          ref={count}
          label={t('clusterCount')}
          data={[
            { value: '', label: t('automatic') },
            ...CLUSTER_COUNTS.map((number) => ({
              value: String(number),
              label: t('count', { count: number }),
            })),
          ]}
        />
        <Button
          disabled={isLive}
          loading={isStarting}
          onClick={() => {
            start(Number(count.current?.value) || undefined);
            close();
          }}
        >
          {t('start')}
        </Button>
      </fieldset>
    </details>
  );
}
