import { useTranslations } from 'next-intl';
import { readFailure } from '#components/read-failure.ts';

/** Failures that the models have words of their own for. */
const OWN_CODES = [
  'MODEL_ACTIVE',
  'MODEL_NOT_FOUND',
  'MODEL_UNUSABLE',
  'EMBEDDER_UNAVAILABLE',
  'FORBIDDEN',
] as const;

interface Failed {
  data?: { appCode: string } | null;
}

/** A sentence about what went wrong with a model. */
export function useModelFailure(): (error: Failed) => string {
  const t = useTranslations();
  return (error) => {
    const code = OWN_CODES.find((known) => known === error.data?.appCode);
    return code ? t(`dashboard.models.failures.${code}`) : t(`failure.${readFailure(error)}`);
  };
}
