import { useTranslations } from 'next-intl';
import { readAppCode, readFailure } from '#components/read-failure.ts';

/** What went wrong, in words: an area's own for the codes that it has some for, else the general ones. */
export function useFailureWords<Code extends string>(
  ownCodes: readonly Code[],
  ownWords: (code: Code, error: unknown) => string,
): (error: unknown) => string {
  const general = useTranslations('failure');
  return (error) => {
    const code = readAppCode(error);
    const own = ownCodes.find((known) => known === code);
    return own ? ownWords(own, error) : general(readFailure(error));
  };
}
