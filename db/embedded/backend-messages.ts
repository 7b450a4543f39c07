/** Transaction status in ReadyForQuery: idle, in a transaction, in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E';

export interface BackendMessage {
  type: string;
  /** The whole message with type byte and length. */
  bytes: Buffer;
}

export function encodeMessage(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)),
  );
  const header = Buffer.alloc(5);
  header.write(type, 'latin1');
  header.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

export function int32(...values: number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    buffer.writeInt32BE(value, 4 * index);
  });
  return buffer;
}

export function errorResponse(severity: 'ERROR' | 'FATAL', code: string, message: string): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${message}`];
  return encodeMessage('E', ...fields, Buffer.from([0]));
}

/** Splits what the database answered; it always answers whole messages. */
export function* splitMessages(reply: Buffer): Generator<BackendMessage> {
  let offset = 0;
  while (offset < reply.length) {
    const end = offset + 1 + reply.readUInt32BE(offset + 1);
    yield {
      type: String.fromCharCode(reply.readUInt8(offset)),
      bytes: reply.subarray(offset, end),
    };
    offset = end;
  }
}

export function readErrorField(error: Buffer, field: string): string | undefined {
  const fields = error.toString('utf8', 5).split('\0');
  return fields.find((text) => text.startsWith(field))?.slice(1);
}

/** Text values of a DataRow; null is undefined. */
export function readDataRow(row: Buffer): (string | undefined)[] {
  const values: (string | undefined)[] = [];
  let offset = 7;
  for (let count = row.readUInt16BE(5); count > 0; count--) {
    const length = row.readInt32BE(offset);
    offset += 4;
    values.push(length < 0 ? undefined : row.toString('utf8', offset, offset + length));
    offset += Math.max(length, 0);
  }
  return values;
}
