'use client';

import { Button, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import { MODEL_NAME_LENGTH, SUGGESTED_MODELS } from '#server/schemas/embedding-model-words.ts';
import actions from '../../_shared/action.module.css';
import styles from './models.module.css';
import { useModelFailure } from './use-model-failure.ts';

/** Another model by its name; then what embedding the catalogue by it would take, and the start of that. */
export function SwitchForm({ active, onClose }: { active: string; onClose: () => void }) {
  const t = useTranslations('dashboard.models');
  const format = useFormatter();
  const describe = useModelFailure();
  const trpc = useTrpc();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const { data: estimate, error: estimateError } = useQuery(
    trpc.embedding.estimateModel.queryOptions(
      { model: chosen ?? '' },
      { enabled: chosen !== undefined },
    ),
  );
  const prepare = useMutation(
    trpc.embedding.prepareModel.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          client.invalidateQueries(trpc.embedding.models.queryFilter()),
          client.invalidateQueries(trpc.job.pathFilter()),
        ]);
        onClose();
      },
    }),
  );
  const error = prepare.error ?? estimateError;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const model = String(new FormData(event.currentTarget).get('model')).trim();
    if (chosen === model) prepare.mutate({ model });
    else setChosen(model);
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('choose')}>
      <TextInput
        name="model"
        label={t('name')}
        description={t('nameHint')}
        list="known-models"
        maxLength={MODEL_NAME_LENGTH}
        autoComplete="off"
        autoFocus
        required
        withAsterisk={false}
        error={error && describe(error)}
        onChange={() => {
          setChosen(undefined);
          prepare.reset();
        }}
      />
      <datalist id="known-models">
        {SUGGESTED_MODELS.filter((model) => model !== active).map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      {estimate && chosen !== undefined && (
        <div className={styles.estimate} role="status">
          <Text fw={600}>
            {t('estimate.texts', { count: estimate.texts, tokens: estimate.tokens })}
          </Text>
          <Text size="sm" c="dimmed">
            {estimate.costUsd === undefined
              ? t('estimate.unknownPrice')
              : t('estimate.cost', {
                  cost: format.number(estimate.costUsd, {
                    style: 'currency',
                    currency: 'USD',
                    maximumSignificantDigits: 2,
                  }),
                  date: format.dateTime(new Date(estimate.pricedAt), { dateStyle: 'medium' }),
                })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('estimate.meanwhile', { active })}
          </Text>
        </div>
      )}
      <div className={actions.buttons}>
        <Button type="submit" size="sm" loading={prepare.isPending}>
          {t(estimate && chosen !== undefined ? 'start' : 'next')}
        </Button>
        <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
