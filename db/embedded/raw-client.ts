import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  encodeMessage,
  int32,
  readDataRow,
  readErrorField,
  splitMessages,
} from './backend-messages.ts';

/** What the server said, shortened: 'Z:I', 'E:42601', 'D:1', or the type alone. */
export type Answer = string;

/** A client for tests that decides on every byte, unlike a driver. */
export class RawClient {
  readonly socket: Socket;
  #received = Buffer.alloc(0);
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on('close', () => this.#wake());
  }

  static async open(url: string): Promise<RawClient> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  static async logIn(url: string, parameters: Record<string, string> = {}): Promise<RawClient> {
    const client = await RawClient.open(url);
    client.sendStartup({ user: 'postgres', database: 'postgres', ...parameters });
    client.send(encodeMessage('p', new URL(url).password));
    await client.answersUntil('Z');
    return client;
  }

  sendStartup(parameters: Record<string, string>, version = 196_608): void {
    const fields = Object.entries(parameters).flat();
    const body = Buffer.from(`${fields.join('\0')}\0\0`);
    this.send(int32(8 + body.length, version), body);
  }

  send(...bytes: Buffer[]): void {
    this.socket.write(Buffer.concat(bytes));
  }

  query(text: string): Promise<Answer[]> {
    this.send(encodeMessage('Q', text));
    return this.answersUntil('Z');
  }

  /** All answers up to the first of `type`. */
  async answersUntil(type: string): Promise<Answer[]> {
    for (;;) {
      let length = 0;
      const answers: Answer[] = [];
      for (const message of wholeMessages(this.#received)) {
        length += message.bytes.length;
        answers.push(describe(message.type, message.bytes));
        if (message.type !== type) continue;
        this.#received = this.#received.subarray(length);
        return answers;
      }
      if (this.socket.closed) throw new Error(`closed after ${answers.join(' ')}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async closed(): Promise<void> {
    if (!this.socket.closed) await once(this.socket, 'close');
  }
}

function wholeMessages(received: Buffer) {
  let end = 0;
  while (received.length >= end + 5) {
    const next = end + 1 + received.readUInt32BE(end + 1);
    if (next > received.length) break;
    end = next;
  }
  return splitMessages(received.subarray(0, end));
}

function describe(type: string, bytes: Buffer): Answer {
  if (type === 'E') return `E:${readErrorField(bytes, 'C')}`;
  if (type === 'D') return `D:${readDataRow(bytes).join(',')}`;
  if (type === 'Z') return `Z:${String.fromCharCode(bytes.readUInt8(5))}`;
  return type;
}

export const message = {
  parse: (name: string, text: string) => encodeMessage('P', name, text, Buffer.from([0, 0])),
  bind: (statement: string) => encodeMessage('B', '', statement, Buffer.alloc(6)),
  describeStatement: (name: string) => encodeMessage('D', Buffer.from('S'), name),
  closeStatement: (name: string) => encodeMessage('C', Buffer.from('S'), name),
  execute: encodeMessage('E', '', int32(0)),
  flush: encodeMessage('H'),
  sync: encodeMessage('S'),
};
