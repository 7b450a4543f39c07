import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './provider-check.module.css';

/** Asks the embedding provider for one short text, and says whether it answered. */
export function ProviderCheck({ label }: { label: string }) {
  const t = useTranslations('dashboard.overview.providerCheck');
  const trpc = useTrpc();
  const check = useMutation(trpc.embedding.single.mutationOptions());
  const outcome = check.isSuccess ? 'answers' : check.isError ? 'silent' : undefined;
  return (
    <div className={styles.check}>
      <Button
        size="xs"
        variant="default"
        loading={check.isPending}
        onClick={() => check.mutate({ text: t('sample') })}
      >
        {label}
      </Button>
      <span className={styles.outcome} data-outcome={outcome} role="status">
        {outcome && t(outcome)}
      </span>
    </div>
  );
}
