import { useTranslations } from 'next-intl';

/** Quotes names and lists two of them at the most: ‘실리카겔’·‘새소년’ 외 1개. */
export function useNameList(): (names: readonly string[]) => string {
  const t = useTranslations('names');
  return (names) => {
    const [first, second] = names.map((name) => t('quoted', { name }));
    if (first === undefined || second === undefined) return first ?? '';
    return names.length > 2
      ? t('more', { first, second, count: names.length - 2 })
      : t('two', { first, second });
  };
}
