/** Turns texts into vectors. The rest of the app knows nothing more about where vectors come from. */
export interface Embedder {
  /** Stored beside every vector; vectors of different models are never compared. */
  readonly model: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * One vector per text, in the order of the texts, each finite and far from zero. Norms are the provider's own
   * (OpenAI and local: 1): the table is shared with other readers, so nothing is rescaled here. All or nothing:
   * pass at most 100 texts (one request) where half-done work shouldn't be paid for twice.
   * @throws EmbedderError when the provider can't answer or answers wrongly; nothing of the call is to be stored
   * @throws the signal's reason once the signal is aborted
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  /**
   * The same by one request of at most 100 texts, tried once: for who waits, retries and counts by themselves.
   * @throws EmbedderError with `textIndex` for a text that is too long, before anything is sent
   */
  embedOnce(texts: readonly string[], signal?: AbortSignal): Promise<EmbeddedBatch>;
}

export interface EmbeddedBatch {
  vectors: Float32Array[];
  /** That the provider counts, and is paid for; 0 where it doesn't say. */
  tokens: number;
  /** What the provider says is left of our rate. */
  limits: RateLimits;
}

/** Undefined: the provider doesn't say. */
export interface RateLimits {
  remainingRequests?: number;
  remainingTokens?: number;
  /** Until the requests, or tokens, are all there again. */
  requestsResetMs?: number;
  tokensResetMs?: number;
}

export type EmbedderFailure =
  /** Down, slow, overloaded, out of quota or refusing our key: worth a later try. */
  | 'unavailable'
  /** This text can't be embedded (blank, longer than the model takes). */
  | 'rejected'
  /** An answer that must not be stored: wrong count, dimension, NaN, zeros, wrong model. */
  | 'invalid-answer';

export class EmbedderError extends Error {
  readonly failure: EmbedderFailure;
  readonly retryAfterSeconds: number | undefined;
  /** Which text was rejected, if known. A provider that refuses a request of several texts doesn't say which. */
  readonly textIndex: number | undefined;
  /** The same request may well succeed in a moment. */
  readonly isTransient: boolean;

  /**
   * By its name: Next bundles pages and route handlers apart, so this class exists more than once in a process, and
   * what lives as long as the process may throw another's.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'EmbedderError';
  }

  constructor(
    failure: EmbedderFailure,
    message: string,
    options: {
      cause?: unknown;
      retryAfterSeconds?: number;
      textIndex?: number;
      isTransient?: boolean;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'EmbedderError';
    this.failure = failure;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.textIndex = options.textIndex;
    this.isTransient = options.isTransient ?? false;
  }
}
