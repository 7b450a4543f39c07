/** When the prices were noted; people read it beside every estimate. */
export const PRICED_AT = '2025-11-01';

/** US dollars for a million tokens, of OpenAI's own models and ours. */
const USD_PER_MILLION: Record<string, number> = {
  'text-embedding-3-small': 0.02,
  'text-embedding-3-large': 0.13,
  'text-embedding-ada-002': 0.1,
  'local-lexical-v1': 0,
};

/** What tokens of an embedding model cost in US dollars; undefined where its price isn't known. */
export function priceTokens(model: string, tokens: number): number | undefined {
  const price = USD_PER_MILLION[model];
  return price === undefined ? undefined : (tokens / 1_000_000) * price;
}
