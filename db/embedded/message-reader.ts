/** The client broke the wire protocol: its connection is closed, the others go on. */
export class ProtocolViolation extends Error {}

export type StartupPacket =
  | { kind: 'startup'; minorVersion: number; parameters: Map<string, string> }
  | { kind: 'encryption' }
  | { kind: 'cancel' };

/** A whole frontend message: `bytes` begins with the type byte and the length. */
export interface FrontendMessage {
  type: string;
  bytes: Buffer;
}

const MAX_STARTUP_BYTES = 10_000;
const SSL_REQUEST = 80_877_103;
const GSSENC_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

/** Cuts a byte stream into frontend messages by their length prefix; any split of the stream will do. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #bufferedBytes = 0;
  maxMessageBytes: number;

  constructor(maxMessageBytes: number) {
    this.maxMessageBytes = maxMessageBytes;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bufferedBytes += chunk.length;
  }

  /** The first packets of a connection carry no type byte. */
  nextStartupPacket(): StartupPacket | undefined {
    const lengthBytes = this.#peek(4);
    if (!lengthBytes) return undefined;
    const length = lengthBytes.readUInt32BE(0);
    if (length < 8 || length > MAX_STARTUP_BYTES) {
      throw new ProtocolViolation(`invalid length of startup packet: ${length}`);
    }
    const packet = this.#take(length);
    return packet && parseStartupPacket(packet);
  }

  nextMessage(): FrontendMessage | undefined {
    const header = this.#peek(5);
    if (!header) return undefined;
    const length = header.readUInt32BE(1);
    if (length < 4) throw new ProtocolViolation(`invalid message length: ${length}`);
    if (length > this.maxMessageBytes) {
      throw new ProtocolViolation(
        `message of ${length} bytes is over the limit of ${this.maxMessageBytes} bytes`,
      );
    }
    const bytes = this.#take(1 + length);
    return bytes && { type: String.fromCharCode(bytes.readUInt8(0)), bytes };
  }

  #peek(byteCount: number): Buffer | undefined {
    if (this.#bufferedBytes < byteCount) return undefined;
    const [first] = this.#chunks;
    if (first && first.length >= byteCount) return first;
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }

  #take(byteCount: number): Buffer | undefined {
    const joined = this.#peek(byteCount);
    if (!joined) return undefined;
    if (joined.length === byteCount) this.#chunks.shift();
    else this.#chunks[0] = joined.subarray(byteCount);
    this.#bufferedBytes -= byteCount;
    return joined.subarray(0, byteCount);
  }
}

function parseStartupPacket(packet: Buffer): StartupPacket {
  const code = packet.readUInt32BE(4);
  if (code === SSL_REQUEST || code === GSSENC_REQUEST) return { kind: 'encryption' };
  if (code === CANCEL_REQUEST) return { kind: 'cancel' };
  if (code >>> 16 !== 3) {
    throw new ProtocolViolation(`unsupported frontend protocol ${code >>> 16}.${code & 0xffff}`);
  }
  const fields = packet.subarray(8).toString('utf8').split('\0');
  const parameters = new Map<string, string>();
  for (let index = 0; fields[index]; index += 2) {
    parameters.set(fields[index] ?? '', fields[index + 1] ?? '');
  }
  return { kind: 'startup', minorVersion: code & 0xffff, parameters };
}
