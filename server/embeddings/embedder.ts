/** Turns texts into unit vectors. The rest of the app knows nothing more about where vectors come from. */
export interface Embedder {
  /** Stored beside every vector; vectors of different models are never compared. */
  readonly model: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * One vector per text, in the order of the texts, each finite and non-zero.
   * @throws EmbedderError when the provider can't answer or answers wrongly; nothing of the call is to be stored
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
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

  constructor(
    failure: EmbedderFailure,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'EmbedderError';
    this.failure = failure;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
