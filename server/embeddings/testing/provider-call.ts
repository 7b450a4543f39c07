import type { IncomingHttpHeaders } from 'node:http';

/** One POST /embeddings as it came. */
export interface ProviderCall {
  inputs: string[];
  model: string;
  encodingFormat: string | undefined;
  dimensions: number | undefined;
  headers: IncomingHttpHeaders;
}

export function readCall(body: unknown, headers: IncomingHttpHeaders): ProviderCall {
  const { input, model, encoding_format, dimensions } = body as Record<string, unknown>;
  return {
    inputs: (Array.isArray(input) ? input : [input]).map(String),
    model: String(model),
    encodingFormat: typeof encoding_format === 'string' ? encoding_format : undefined,
    dimensions: typeof dimensions === 'number' ? dimensions : undefined,
    headers,
  };
}
