import { encodeMessage, splitMessages, type TransactionStatus } from './backend-messages.ts';
import type { Engine } from './engine.ts';
import type { FrontendMessage } from './message-reader.ts';
import { PreparedStatements } from './prepared-statements.ts';

/**
 * Follows every statement: it ends a COPY FROM STDIN, which would otherwise wait inside the database for
 * data that cannot come; without a COPY, Postgres ignores it.
 */
const COPY_FAIL = encodeMessage(
  'f',
  'the embedded database does not support COPY FROM STDIN, insert rows in batches instead',
);
const CLOSE_UNNAMED = encodeMessage('C', Buffer.from('S'), '');

/** Passes the messages of one connection to the shared session and back, and keeps track of its state. */
export class Relay {
  readonly statements: PreparedStatements;
  status: TransactionStatus = 'I';
  /** A SET or the like may have changed settings of the session since they were last read. */
  settingsChanged = false;
  isListening = false;
  #engine: Engine;
  #callsSetConfig = false;
  #unnamedParse = CLOSE_UNNAMED;
  #skippingToSync = false;

  constructor(engine: Engine, sessionId: number) {
    this.#engine = engine;
    this.statements = new PreparedStatements(sessionId);
  }

  /** After an error Postgres ignores all messages up to the next Sync; COPY data has no place here. */
  ignores(type: string): boolean {
    return 'dcf'.includes(type) || (this.#skippingToSync && type !== 'S');
  }

  /** Runs one message; `isReady` when the answer ends with ReadyForQuery. */
  async exchange(message: FrontendMessage) {
    const { type, bytes } = message;
    if (type === 'Q') this.#forgetUnnamed();
    if ('QP'.includes(type) && /set_config/i.test(bytes.toString('latin1'))) {
      this.#callsSetConfig = true;
    }
    if ('QE'.includes(type)) return this.#run(type, Buffer.concat([bytes, COPY_FAIL]));
    if (!'PBDC'.includes(type)) return this.#run(type, bytes);

    const rewritten = this.statements.rewrite(message);
    if (rewritten.unnamed) {
      if (type === 'P') this.#unnamedParse = Buffer.from(bytes);
      // Another connection may have put its own unnamed statement in the place of ours.
      else if (this.#engine.unnamedStatementOwner !== this) {
        await this.#engine.execute(this.#unnamedParse);
      }
      this.#engine.unnamedStatementOwner = this;
    }
    return this.#run(type, rewritten.bytes);
  }

  #forgetUnnamed(): void {
    this.#engine.unnamedStatementOwner = undefined;
    this.#unnamedParse = CLOSE_UNNAMED;
  }

  async #run(requestType: string, request: Buffer) {
    const forClient: Buffer[] = [];
    const notifications: Buffer[] = [];
    let isReady = false;
    for (const { type, bytes } of splitMessages(await this.#engine.execute(request))) {
      if (type === 'A') notifications.push(bytes);
      else if (type !== 'G') forClient.push(bytes);
      if (type === 'C') this.#noteCommand(bytes.toString('latin1', 5, bytes.length - 1));
      if (type === 'E' && !'QSF'.includes(requestType)) this.#skippingToSync = true;
      if (type === 'Z') {
        this.status = String.fromCharCode(bytes.readUInt8(5)) as TransactionStatus;
        this.#skippingToSync = false;
        isReady = true;
      }
    }
    if (this.#callsSetConfig) this.settingsChanged = true;
    return { forClient: Buffer.concat(forClient), notifications, isReady };
  }

  #noteCommand(tag: string): void {
    if (tag === 'SET' || tag === 'RESET' || tag === 'DISCARD ALL') this.settingsChanged = true;
    if (tag === 'LISTEN') this.isListening = true;
  }
}
