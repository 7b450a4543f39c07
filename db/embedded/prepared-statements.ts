import { encodeMessage } from './backend-messages.ts';
import { type FrontendMessage, ProtocolViolation } from './message-reader.ts';

/**
 * Prepared statements of one connection. They all live in one Postgres session, so each name becomes
 * one of this connection's own. (Statements made by SQL's PREPARE keep their names.)
 */
export class PreparedStatements {
  #prefix: string;
  #ownNames = new Map<string, string>();
  #count = 0;

  constructor(sessionId: number) {
    this.#prefix = `s${sessionId}_`;
  }

  get isEmpty(): boolean {
    return this.#ownNames.size === 0;
  }

  /** The message as the database shall see it, and whether it concerns the unnamed statement. */
  rewrite(message: FrontendMessage): { bytes: Buffer; unnamed: boolean } {
    const { type, bytes } = message;
    if (type === 'D' || type === 'C') {
      if (bytes.length < 7) throw new ProtocolViolation(`malformed message ${type}`);
      const isStatement = bytes[5] === 0x53;
      return isStatement ? this.#rename(message, 6) : { bytes, unnamed: false };
    }
    if (type === 'P') return this.#rename(message, 5);
    return this.#rename(message, endOfString(bytes, 5) + 1);
  }

  /** Messages that close every statement of this connection. */
  closeAll(): Buffer {
    const names = [...this.#ownNames.values()];
    this.#ownNames.clear();
    return Buffer.concat([
      ...names.map((name) => encodeMessage('C', Buffer.from('S'), name)),
      encodeMessage('S'),
    ]);
  }

  #rename({ type, bytes }: FrontendMessage, offset: number): { bytes: Buffer; unnamed: boolean } {
    const end = endOfString(bytes, offset);
    if (end === offset) return { bytes, unnamed: true };
    const ownName = this.#ownName(bytes.toString('latin1', offset, end), type === 'C');
    const [before, after] = [bytes.subarray(5, offset), bytes.subarray(end + 1)];
    return { bytes: encodeMessage(type, before, ownName, after), unnamed: false };
  }

  #ownName(name: string, closing: boolean): string {
    const known = this.#ownNames.get(name);
    const ownName = known ?? `${this.#prefix}${++this.#count}`;
    if (closing) this.#ownNames.delete(name);
    else if (!known) this.#ownNames.set(name, ownName);
    return ownName;
  }
}

function endOfString(bytes: Buffer, offset: number): number {
  const end = bytes.indexOf(0, offset);
  if (end < 0) throw new ProtocolViolation('message holds a string without an end');
  return end;
}
