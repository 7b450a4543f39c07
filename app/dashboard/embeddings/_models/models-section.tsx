'use client';

import { Button, Skeleton, Title } from '@mantine/core';
import { IconSwitchHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import page from '../embeddings.module.css';
import { ModelCard } from './model-card.tsx';
import styles from './models.module.css';
import { SwitchForm } from './switch-form.tsx';
import { useModelJobs } from './use-model-jobs.ts';

const POLL_MS = 2_000;

/** By which model the catalogue is searched, which others there are, and the way from one to the other. */
export function ModelsSection({ isAdmin }: { isAdmin: boolean }) {
  const t = useTranslations('dashboard.models');
  const trpc = useTrpc();
  const [isChoosing, setChoosing] = useState(false);
  const { jobOf, isAnyLive } = useModelJobs();
  const { data, error, refetch } = useQuery(
    trpc.embedding.models.queryOptions(undefined, {
      refetchInterval: isAnyLive ? POLL_MS : false,
    }),
  );
  return (
    <section className={page.section} aria-labelledby="models">
      <div className={page.heading}>
        <Title order={2} size="h4" id="models">
          {t('title')}
        </Title>
        {data && !isChoosing && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSwitchHorizontal size={16} aria-hidden="true" />}
            onClick={() => setChoosing(true)}
          >
            {t('choose')}
          </Button>
        )}
      </div>
      {error && <FailureNote error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton height={116} radius="lg" aria-label={t('loading')} />}
      {data && (
        <>
          {isChoosing && (
            <SwitchForm active={data.active.model} onClose={() => setChoosing(false)} />
          )}
          <ul className={styles.models}>
            {[data.active, ...data.others].map((model) => (
              <ModelCard
                key={model.model}
                model={model}
                previous={data.others.find((other) => other.model === data.previous)}
                job={jobOf(model.model)}
                isAdmin={isAdmin}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
