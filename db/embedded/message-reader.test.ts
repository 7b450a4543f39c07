import { describe, expect, test } from 'vitest';
import { encodeMessage, int32 } from './backend-messages.ts';
import { MessageReader, ProtocolViolation } from './message-reader.ts';

const LIMIT = 1_000;

function startupPacket(version: number, body = Buffer.alloc(0)): Buffer {
  return Buffer.concat([int32(8 + body.length, version), body]);
}

const startup = startupPacket(196_608, Buffer.from('user\0postgres\0database\0db\0\0'));
const messages = [
  encodeMessage('p', 'secret'),
  encodeMessage('Q', 'select 1'),
  encodeMessage('S'),
  encodeMessage('P', 'name', '한국어', Buffer.from([0, 0])),
];

function readAll(reader: MessageReader): string[] {
  const read: string[] = [];
  for (let message = reader.nextMessage(); message; message = reader.nextMessage()) {
    read.push(message.bytes.toString('hex'));
  }
  return read;
}

describe('MessageReader', () => {
  const stream = Buffer.concat([startup, ...messages]);
  const expected = messages.map((message) => message.toString('hex'));

  test.each(Array.from({ length: stream.length - 1 }, (_, index) => index + 1))(
    'reads the same when the stream is split at byte %i',
    (split) => {
      const reader = new MessageReader(LIMIT);
      const read: string[] = [];
      let startups = 0;
      for (const chunk of [stream.subarray(0, split), stream.subarray(split)]) {
        reader.push(chunk);
        if (startups === 0) {
          const packet = reader.nextStartupPacket();
          if (!packet) continue;
          startups++;
          expect(packet).toEqual({
            kind: 'startup',
            minorVersion: 0,
            parameters: new Map([
              ['user', 'postgres'],
              ['database', 'db'],
            ]),
          });
        }
        read.push(...readAll(reader));
      }
      expect(startups).toBe(1);
      expect(read).toEqual(expected);
    },
  );

  test('reads the same one byte at a time', () => {
    const reader = new MessageReader(LIMIT);
    const read: string[] = [];
    for (const byte of Buffer.concat(messages)) {
      reader.push(Buffer.from([byte]));
      read.push(...readAll(reader));
    }
    expect(read).toEqual(expected);
  });

  test.each([
    ['SSLRequest', 80_877_103, 'encryption'],
    ['GSSENCRequest', 80_877_104, 'encryption'],
    ['CancelRequest', 80_877_102, 'cancel'],
  ])('knows %s', (_name, code, kind) => {
    const reader = new MessageReader(LIMIT);
    reader.push(startupPacket(code));
    expect(reader.nextStartupPacket()).toEqual({ kind });
  });

  test.each([
    ['too short', int32(7, 196_608)],
    ['too long', int32(10_001, 196_608)],
    ['of protocol 2', startupPacket(131_072)],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('refuses a startup packet that is %s', (_name, bytes) => {
    const reader = new MessageReader(LIMIT);
    reader.push(bytes);
    expect(() => reader.nextStartupPacket()).toThrow(ProtocolViolation);
  });

  test('refuses a message over the limit by its header alone', () => {
    const atLimit = new MessageReader(LIMIT);
    atLimit.push(Buffer.concat([Buffer.from('Q'), int32(LIMIT)]));
    expect(atLimit.nextMessage()).toBeUndefined();

    const overLimit = new MessageReader(LIMIT);
    overLimit.push(Buffer.concat([Buffer.from('Q'), int32(LIMIT + 1)]));
    expect(() => overLimit.nextMessage()).toThrow('over the limit of 1000 bytes');
  });

  test('refuses a length that does not hold itself', () => {
    const reader = new MessageReader(LIMIT);
    reader.push(Buffer.concat([Buffer.from('Q'), int32(3)]));
    expect(() => reader.nextMessage()).toThrow('invalid message length: 3');
  });
});
