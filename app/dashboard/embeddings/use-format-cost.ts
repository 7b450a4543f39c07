'use client';

import { useFormatter } from 'next-intl';

/** US dollars; below a cent with as many places as say something. */
export function useFormatCost(): (usd: number) => string {
  const format = useFormatter();
  return (usd) =>
    format.number(usd, {
      style: 'currency',
      currency: 'USD',
      ...(usd > 0 && usd < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
    });
}
