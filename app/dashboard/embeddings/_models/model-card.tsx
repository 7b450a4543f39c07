'use client';

import { Progress, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { EmbeddingModel } from '#server/schemas/embedding-model.ts';
import type { Job } from '#server/schemas/job.ts';
import actions from '../../_shared/action.module.css';
import { isLiveJob } from '../../_shared/is-live-job.ts';
import { ModelActions } from './model-actions.tsx';
import { ModelJob } from './model-job.tsx';
import styles from './models.module.css';

interface ModelCardProps {
  model: EmbeddingModel;
  /** The one that going back activates. */
  previous: EmbeddingModel | undefined;
  job: Job | undefined;
  isAdmin: boolean;
}

/** A model, how much of the catalogue it covers, and what can be done with it. */
export function ModelCard({ model, previous, job, isAdmin }: ModelCardProps) {
  const t = useTranslations('dashboard.models');
  const format = useFormatter();
  const { total, embedded, stale } = model.coverage;
  const missing = total - embedded;
  const at = model.activatedAt ?? model.createdAt;
  const isLive = job !== undefined && isLiveJob(job);
  return (
    <li className={styles.model} data-active={model.state === 'active' || undefined}>
      <div className={styles.head}>
        <div className={styles.words}>
          <div className={styles.name}>
            <span className={styles.title}>{model.model}</span>
            <span className={actions.tag} data-state={model.state}>
              {t(`states.${model.state}`)}
            </span>
          </div>
          <Text size="sm" c="dimmed">
            {t('dimensions', { count: model.dimensions })}
            {at && (
              <>
                {' · '}
                <time dateTime={at}>
                  {t(`since.${model.activatedAt ? model.state : 'preparing'}`, {
                    date: format.dateTime(new Date(at), {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    }),
                  })}
                </time>
              </>
            )}
          </Text>
        </div>
        <div className={styles.coverage}>
          <Progress
            size="sm"
            value={total === 0 ? 0 : (embedded / total) * 100}
            color={missing === 0 ? 'green' : 'indigo'}
            aria-label={t('coverage', { embedded, total })}
          />
          <Text size="sm" className={styles.number}>
            {t('coverage', { embedded, total })}
          </Text>
          {(missing > 0 || stale > 0) && (
            <Text size="xs" c="dimmed">
              {[
                missing > 0 && t('missing', { count: missing }),
                stale > 0 && t('stale', { count: stale }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          )}
        </div>
      </div>
      {!model.canEmbed && (
        <Text size="sm" role="note" className={styles.warning}>
          {t(model.state === 'active' ? 'noProviderActive' : 'noProvider')}
        </Text>
      )}
      {job && <ModelJob job={job} />}
      {!isLive && <ModelActions model={model} previous={previous} isAdmin={isAdmin} />}
    </li>
  );
}
