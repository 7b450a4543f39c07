import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { ProviderBehaviour } from './provider-behaviour.ts';
import { type ProviderCall, readCall } from './provider-call.ts';
import { answerChat, type ChatCall, readChat } from './provider-chat.ts';
import { answerCall, sendError, sendJson } from './provider-response.ts';

export interface ProviderStub {
  /** To be used as base URL; `/v1` may follow. */
  url: string;
  /** Every POST /embeddings so far, also the failed ones. */
  calls: ProviderCall[];
  /** Every POST /chat/completions so far, also the failed ones. */
  chats: ChatCall[];
  setBehaviour(behaviour: ProviderBehaviour): void;
  /** Answers what `hold` holds, and holds no longer. */
  release(): void;
  /** Resolves once so many calls have come. */
  waitForCalls(count: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * An embedding provider on loopback, real HTTP, with the golden data's fake vectors. Also a process of its own:
 * `PORT=4010 node server/embeddings/testing/provider-stub.ts`, steered by `POST /behaviour` (JSON), `POST /release`,
 * `GET /calls`, `DELETE /calls`.
 */
export async function startProviderStub(port = 0): Promise<ProviderStub> {
  const calls: ProviderCall[] = [];
  const chats: ChatCall[] = [];
  let behaviour: ProviderBehaviour = { mode: 'ok' };
  let callsOfBehaviour = 0;
  let held: (() => void)[] = [];
  const watchers: (() => void)[] = [];

  function setBehaviour(next: ProviderBehaviour): void {
    behaviour = next;
    callsOfBehaviour = 0;
  }

  function release(): void {
    const waiting = held;
    held = [];
    if (behaviour.mode === 'hold') setBehaviour({ mode: 'ok' });
    for (const answer of waiting) answer();
  }

  async function waitForCalls(count: number): Promise<void> {
    while (calls.length < count) {
      await new Promise<void>((resolve) => watchers.push(resolve));
    }
  }

  function chooseBehaviour(call: { inputs: string[] }): ProviderBehaviour {
    const { afterCalls = 0, forCalls = Number.POSITIVE_INFINITY, whenInputIncludes } = behaviour;
    const isMeant =
      whenInputIncludes === undefined ||
      call.inputs.some((input) => input.includes(whenInputIncludes));
    if (!isMeant) return { mode: 'ok' };
    callsOfBehaviour += 1;
    const isOn = callsOfBehaviour > afterCalls && callsOfBehaviour <= afterCalls + forCalls;
    return isOn ? behaviour : { mode: 'ok' };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method} ${request.url?.replace(/^\/v1(?=\/)/, '')}`;
    if (route === 'POST /embeddings') {
      const call = readCall(await json(request), request.headers);
      calls.push(call);
      const chosen = chooseBehaviour(call);
      if (chosen.mode === 'hold') held.push(() => answerCall(response, call, { mode: 'ok' }));
      else answerCall(response, call, chosen);
      for (const watcher of watchers.splice(0)) watcher();
      return;
    }
    if (route === 'POST /chat/completions') {
      const chat = readChat(await json(request));
      chats.push(chat);
      const chosen = chooseBehaviour(chat);
      if (chosen.mode === 'hold') held.push(() => answerChat(response, chat, { mode: 'ok' }));
      else answerChat(response, chat, chosen);
      return;
    }
    if (route === 'POST /behaviour') setBehaviour((await json(request)) as ProviderBehaviour);
    else if (route === 'POST /release') release();
    else if (route === 'DELETE /calls') calls.length = 0;
    else if (route !== 'GET /calls') {
      sendError(response, 404, { message: 'Not found', code: 'not_found' });
      return;
    }
    sendJson(response, 200, calls);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      sendError(response, 400, { message: String(error), code: 'invalid_json' });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    chats,
    setBehaviour,
    release,
    waitForCalls,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

if (import.meta.main) {
  const stub = await startProviderStub(Number(process.env.PORT ?? 0));
  process.stdout.write(`embedding provider stub listening at ${stub.url}\n`);
}
