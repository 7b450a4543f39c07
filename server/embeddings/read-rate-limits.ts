import type { RateLimits } from './embedder.ts';

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What an answer's `x-ratelimit-…` headers say is left, as OpenAI and most compatible servers write them. */
export function readRateLimits(headers: Headers): RateLimits {
  return {
    remainingRequests: readCount(headers.get('x-ratelimit-remaining-requests')),
    remainingTokens: readCount(headers.get('x-ratelimit-remaining-tokens')),
    requestsResetMs: readDurationMs(headers.get('x-ratelimit-reset-requests')),
    tokensResetMs: readDurationMs(headers.get('x-ratelimit-reset-tokens')),
  };
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

/** `6m0s`, `1.5s`, `20ms`, `1h2m3s`; a bare number is seconds. */
function readDurationMs(text: string | null): number | undefined {
  const trimmed = text?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1_000;
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(trimmed)) return undefined;
  let sum = 0;
  for (const [, value, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) {
    sum += Number(value) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return sum;
}
