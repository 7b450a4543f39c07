import { EmbedderError } from '../embeddings/embedder.ts';
import {
  connectOpenAi,
  type OpenAiAddress,
  type OpenAiConnection,
} from '../embeddings/openai-connection.ts';
import { retryWithinBudget, type Wait } from '../embeddings/retry-within-budget.ts';
import { composePrompt } from './compose-prompt.ts';
import { type DescriptionWriter, WriterError } from './description-writer.ts';
import { readDraft } from './read-draft.ts';

export interface OpenAiWriterOptions extends OpenAiAddress {
  model: string;
  /** Of one try. */
  timeoutMs?: number;
  /** With its retries and waits. */
  totalTimeoutMs?: number;
  maxRetries?: number;
  backoffMs?: number;
  wait?: Wait;
}

/** Writes with a chat model of OpenAI or of a compatible server. */
export function createOpenAiWriter(options: OpenAiWriterOptions): DescriptionWriter {
  const { model, timeoutMs = 30_000, totalTimeoutMs = 60_000, maxRetries = 2 } = options;
  const { backoffMs = 500, wait } = options;
  const retry = { timeoutMs, totalTimeoutMs, maxRetries, backoffMs, wait };
  let connection: Promise<OpenAiConnection> | undefined;

  return {
    model,
    async write(facts, signal) {
      connection ??= connectOpenAi(options);
      const { client, describe } = await connection;
      const { system, user } = composePrompt(facts);
      const answer = await retryWithinBudget(
        (timeout) =>
          client.chat.completions.create(
            {
              model,
              messages: [
                { role: 'system', content: system },
                { role: 'user', content: user },
              ],
            },
            { timeout, signal },
          ),
        describe,
        retry,
        signal,
      ).catch((error: unknown) => {
        throw toWriterError(error);
      });
      return readDraft(answer.choices?.[0]?.message?.content);
    },
  };
}

function toWriterError(error: unknown): unknown {
  if (!(error instanceof EmbedderError)) return error;
  const isRefused = error.failure === 'rejected';
  return new WriterError(
    isRefused ? 'refused' : 'unavailable',
    isRefused
      ? 'The chat model refuses the request: check OPENAI_CHAT_MODEL'
      : 'The chat model does not answer: check OPENAI_CHAT_MODEL, the key and the address',
    { cause: error, retryAfterSeconds: error.retryAfterSeconds },
  );
}
