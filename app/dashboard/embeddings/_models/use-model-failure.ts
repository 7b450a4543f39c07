import { useTranslations } from 'next-intl';
import { useFailureWords } from '../../_shared/use-failure-words.ts';

/** Failures that the models have words of their own for. */
const OWN_CODES = [
  'MODEL_ACTIVE',
  'MODEL_NOT_FOUND',
  'MODEL_UNUSABLE',
  'EMBEDDER_UNAVAILABLE',
  'FORBIDDEN',
] as const;

/** A sentence about what went wrong with a model. */
export function useModelFailure(): (error: unknown) => string {
  const t = useTranslations('dashboard.models.failures');
  return useFailureWords(OWN_CODES, (code) => t(code));
}
