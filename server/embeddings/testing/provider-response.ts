import type { ServerResponse } from 'node:http';
import { buildAnswer } from './provider-answer.ts';
import type { ProviderBehaviour } from './provider-behaviour.ts';
import type { ProviderCall } from './provider-call.ts';

interface ProviderError {
  message: string;
  code: string;
  param?: string;
}

export function answerCall(
  response: ServerResponse,
  call: ProviderCall,
  behaviour: ProviderBehaviour,
): void {
  const { mode, status = 500, code = 'stub', param, headers } = behaviour;
  const refusal = findRefusal(call.inputs);
  if (mode === 'hang') return;
  if (mode === 'disconnect') {
    response.destroy();
  } else if (mode === 'status') {
    // Quotes the key and address, as real ones do: none of it may reach our messages.
    const message = `Stub says ${status} to ${call.headers.authorization} at ${call.headers.host}`;
    sendError(response, status, { message, code, param }, headers);
  } else if (mode === 'quota') {
    const message = 'You exceeded your current quota';
    sendError(response, 429, { message, code: 'insufficient_quota' }, headers);
  } else if (mode === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in to the network</p>');
  } else if (refusal !== undefined) {
    sendError(response, 400, { message: refusal, code: 'invalid_request', param: 'input' });
  } else {
    sendAnswer(response, call, behaviour);
  }
}

function findRefusal(inputs: string[]): string | undefined {
  if (inputs.length === 0 || inputs.length > 2_048) return 'Between 1 and 2048 inputs, please';
  return inputs.includes('') ? 'Input cannot be an empty string' : undefined;
}

function sendAnswer(
  response: ServerResponse,
  call: ProviderCall,
  { mode }: ProviderBehaviour,
): void {
  const body = JSON.stringify(buildAnswer(call, mode));
  const half = body.slice(0, body.length / 2);
  if (mode === 'hang-body' || mode === 'cut') {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.write(half, () => {
      if (mode === 'cut') response.destroy();
    });
  } else {
    sendText(response, 200, mode === 'truncated' ? half : body);
  }
}

export function sendError(
  response: ServerResponse,
  status: number,
  { message, code, param }: ProviderError,
  headers?: Record<string, string>,
): void {
  const error = { message, type: code, param: param ?? null, code };
  sendText(response, status, JSON.stringify({ error }), headers);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body));
}

function sendText(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
