'use client';

import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useTrpc } from '#app/trpc-provider.tsx';
import type { EmbeddingModel } from '#server/schemas/embedding-model.ts';
import actions from '../../_shared/action.module.css';
import styles from './models.module.css';
import { useModelFailure } from './use-model-failure.ts';

interface ModelActionsProps {
  model: EmbeddingModel;
  previous: EmbeddingModel | undefined;
  isAdmin: boolean;
}

type Action = 'activate' | 'goBack' | 'discard';

/** What is done at once, and what asks twice and says before what it will mean. */
export function ModelActions({ model, previous, isAdmin }: ModelActionsProps) {
  const t = useTranslations('dashboard.models');
  const describe = useModelFailure();
  const trpc = useTrpc();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Action>();
  const options = {
    onSettled: () => {
      setAsked(undefined);
      return Promise.all([
        client.invalidateQueries(trpc.embedding.pathFilter()),
        client.invalidateQueries(trpc.job.pathFilter()),
      ]);
    },
  };
  const prepare = useMutation(trpc.embedding.prepareModel.mutationOptions(options));
  const activate = useMutation(trpc.embedding.activateModel.mutationOptions(options));
  const goBack = useMutation(trpc.embedding.goBack.mutationOptions(options));
  const discard = useMutation(trpc.embedding.discardModel.mutationOptions(options));
  const error = prepare.error ?? activate.error ?? goBack.error ?? discard.error;
  const isPending = activate.isPending || goBack.isPending || discard.isPending;
  const run = (action: Action) => {
    if (action === 'goBack') goBack.mutate();
    else if (action === 'activate') activate.mutate({ model: model.model });
    else discard.mutate({ model: model.model });
  };
  const isActive = model.state === 'active';
  const lacks = model.coverage.embedded < model.coverage.total || model.coverage.stale > 0;
  const ask = (action: Action, icon?: ReactNode) => (
    <Button
      size="compact-sm"
      variant={action === 'activate' ? 'light' : 'default'}
      leftSection={icon}
      aria-label={t(`actionsOf.${action}`, {
        model: action === 'goBack' ? (previous?.model ?? '') : model.model,
      })}
      onClick={() => setAsked(action)}
    >
      {t(`actions.${action}`)}
    </Button>
  );
  const canDoNothing = isActive ? !(isAdmin && previous) : !isAdmin && !(lacks && model.canEmbed);
  if (canDoNothing && !error) return null;
  if (asked) {
    const target = asked === 'goBack' ? previous : model;
    return (
      <Confirm
        question={t(`confirm.${asked}`, { model: target?.model ?? '', ...countsOf(target) })}
        answer={t(`actions.${asked}`)}
        cancel={t('cancel')}
        isDanger={asked === 'discard'}
        isPending={isPending}
        onAnswer={() => run(asked)}
        onCancel={() => setAsked(undefined)}
      />
    );
  }
  return (
    <div className={styles.actions}>
      <div className={actions.buttons}>
        {isActive &&
          isAdmin &&
          previous &&
          ask('goBack', <IconArrowBackUp size={16} aria-hidden="true" />)}
        {!isActive && isAdmin && model.coverage.embedded > 0 && ask('activate')}
        {!isActive && lacks && model.canEmbed && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('actionsOf.prepare', { model: model.model })}
            loading={prepare.isPending}
            onClick={() => prepare.mutate({ model: model.model })}
          >
            {t('actions.prepare')}
          </Button>
        )}
        {!isActive && isAdmin && ask('discard')}
      </div>
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {describe(error)}
        </Text>
      )}
    </div>
  );
}

function countsOf(model: EmbeddingModel | undefined) {
  const { total = 0, embedded = 0, stale = 0 } = model?.coverage ?? {};
  return { total, embedded, missing: total - embedded, stale };
}

interface ConfirmProps {
  question: string;
  answer: string;
  cancel: string;
  isDanger: boolean;
  isPending: boolean;
  onAnswer: () => void;
  onCancel: () => void;
}

function Confirm(props: ConfirmProps) {
  return (
    <fieldset className={actions.confirm} aria-label={props.question}>
      <Text size="sm">{props.question}</Text>
      <div className={actions.buttons}>
        <Button
          size="compact-sm"
          color={props.isDanger ? 'red' : undefined}
          loading={props.isPending}
          onClick={props.onAnswer}
        >
          {props.answer}
        </Button>
        <Button size="compact-sm" variant="default" autoFocus onClick={props.onCancel}>
          {props.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
