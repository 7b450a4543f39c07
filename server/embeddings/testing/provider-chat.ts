import type { ServerResponse } from 'node:http';
import type { ProviderBehaviour } from './provider-behaviour.ts';
import { sendError, sendJson } from './provider-response.ts';

/** One POST /chat/completions as it came. */
export interface ChatCall {
  model: string;
  /** The contents of its messages, in order. */
  inputs: string[];
}

export function readChat(body: unknown): ChatCall {
  const { model, messages } = body as { model: unknown; messages: { content: unknown }[] };
  return { model: String(model), inputs: messages.map(({ content }) => String(content)) };
}

/** What the stub writes about whatever it is asked. */
export const CHAT_ANSWER = '기타가 몽환적으로 울리는 **드림팝**이에요.\n\n공연에서는 빛이 번져요.';

/** Knows the modes `ok`, `status`, `hang`, `disconnect` and, as an answer that is no description, `html`. */
export function answerChat(
  response: ServerResponse,
  call: ChatCall,
  { mode, status = 500, code = 'stub', param, headers }: ProviderBehaviour,
): void {
  if (mode === 'hang') return;
  if (mode === 'disconnect') response.destroy();
  else if (mode === 'status') {
    sendError(response, status, { message: 'Stub says no', code, param }, headers);
  } else {
    const content = mode === 'html' ? "I'm sorry, I can't help with that." : CHAT_ANSWER;
    const message = { role: 'assistant', content };
    sendJson(response, 200, {
      object: 'chat.completion',
      model: call.model,
      choices: [{ index: 0, finish_reason: 'stop', message }],
    });
  }
}
