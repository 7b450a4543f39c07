import type { DescriptionWriter } from './description-writer.ts';
import { createOpenAiWriter } from './openai-writer.ts';

export interface WriterConfig {
  openAiApiKey?: string;
  openAiBaseUrl?: string;
  openAiChatModel?: string;
}

/** Undefined without a chat model: drafts are off. */
export function createWriter(config: WriterConfig): DescriptionWriter | undefined {
  const { openAiApiKey, openAiBaseUrl, openAiChatModel } = config;
  if (!openAiChatModel) return undefined;
  return createOpenAiWriter({
    apiKey: openAiApiKey,
    baseUrl: openAiBaseUrl,
    model: openAiChatModel,
  });
}
