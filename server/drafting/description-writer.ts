/** What is known of a band that a description may be made from. */
export interface BandFacts {
  bandName: string;
  /** Null: unknown. */
  isBand: boolean | null;
  keywords: readonly string[];
  /** Title of its best-known song; null: unknown. */
  topTrackTitle: string | null;
}

/** Writes proposals for descriptions; a curator decides on each. */
export interface DescriptionWriter {
  /** The chat model; kept with every draft. */
  readonly model: string;
  /**
   * A Korean description of at most {@link MAX_SENTENCES} sentences.
   * @throws WriterError
   * @throws the signal's reason once the signal is aborted
   */
  write(facts: BandFacts, signal?: AbortSignal): Promise<string>;
}

export const MAX_SENTENCES = 6;

export type WriterFailure =
  /** Down, slow, out of quota or refusing our key: worth a later try. */
  | 'unavailable'
  /** It won't write about this band, or what it wrote is no description. */
  | 'refused';

export class WriterError extends Error {
  readonly failure: WriterFailure;
  readonly retryAfterSeconds: number | undefined;

  /**
   * By its name: Next bundles pages and route handlers apart, so this class exists more than once in a process, and
   * what lives as long as the process may throw another's.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'WriterError';
  }

  constructor(
    failure: WriterFailure,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'WriterError';
    this.failure = failure;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
