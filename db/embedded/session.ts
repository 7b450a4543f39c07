import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { encodeMessage, errorResponse, int32 } from './backend-messages.ts';
import type { Engine } from './engine.ts';
import { type FrontendMessage, MessageReader, ProtocolViolation } from './message-reader.ts';
import { Relay } from './relay.ts';
import type { SessionQueue } from './session-queue.ts';
import { SessionSettings } from './session-settings.ts';

/** What the sessions of one server share. */
export interface SharedState {
  engine: Engine;
  queue: SessionQueue;
  sessions: Set<Session>;
  password: string;
  /** Sent to every client as ParameterStatus. */
  parameters: [name: string, value: string][];
  idleInTransactionTimeoutMs: number;
  maxMessageBytes: number;
  maxSessions: number;
  /** The engine no longer answers as Postgres does: nothing more can be served. */
  onEngineFailure: (error: Error) => void;
}

const MAX_BYTES_BEFORE_LOGIN = 10_000;
const LOGIN_TIMEOUT_MS = 10_000;
const FAREWELL_TIMEOUT_MS = 500;
const KNOWN_MESSAGES = new Set('QPBDECHSFdcf');
/** An error and a Sync: the Sync alone would commit statements that the client has not finished. */
const FAIL_PENDING = Buffer.concat([
  encodeMessage('B', '', 'no such statement', Buffer.alloc(6)),
  encodeMessage('S'),
]);

/** One client connection: login, then its messages, each in the connection's turn at the database. */
export class Session {
  readonly #id: number;
  readonly #socket: Socket;
  readonly #shared: SharedState;
  readonly #reader = new MessageReader(MAX_BYTES_BEFORE_LOGIN);
  readonly #relay: Relay;
  #settings = new SessionSettings(new Map());
  #phase: 'startup' | 'login' | 'ready' | 'ended' = 'startup';
  #handling: Promise<void> = Promise.resolve();
  #ending: Promise<void> | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #loggedIn = false;

  constructor(id: number, socket: Socket, shared: SharedState) {
    this.#id = id;
    this.#socket = socket;
    this.#shared = shared;
    this.#relay = new Relay(shared.engine, id);
  }

  get isListening(): boolean {
    return this.#phase === 'ready' && this.#relay.isListening;
  }

  /** Resolves when the connection is over and the database has been handed over clean. */
  async run(): Promise<void> {
    const loginTimer = setTimeout(() => {
      if (this.#phase !== 'ready') this.#socket.destroy();
    }, LOGIN_TIMEOUT_MS);
    this.#socket.setNoDelay(true);
    this.#socket.on('error', () => {});
    try {
      for await (const chunk of this.#socket.iterator({ destroyOnReturn: false })) {
        clearTimeout(this.#idleTimer);
        this.#reader.push(chunk);
        await this.#handleReceived();
        if (this.#phase === 'ended') break;
        this.#limitIdleTime();
        await this.#waitForDrain();
      }
    } catch (error) {
      // Whatever else is thrown while the socket stands is the engine's failure, not the client's.
      if (error instanceof ProtocolViolation) this.terminate('08P01', error.message);
      else if (!this.#socket.errored) this.#shared.onEngineFailure(error as Error);
    } finally {
      clearTimeout(loginTimer);
      clearTimeout(this.#idleTimer);
      this.#socket.resume();
      await this.#end();
    }
  }

  /** Tells the client why, closes the connection and gives back the database. */
  terminate(code: string, message: string): void {
    if (this.#phase === 'ended') return;
    this.#send(errorResponse('FATAL', code, message));
    void this.#end();
  }

  /** Rolls back what is open, drops what this connection left in the shared session, ends the turn. */
  #end(): Promise<void> {
    this.#ending ??= this.#cleanUp();
    return this.#ending;
  }

  async #cleanUp(): Promise<void> {
    const { engine, queue, sessions } = this.#shared;
    this.#phase = 'ended';
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), FAREWELL_TIMEOUT_MS).unref();
    await this.#handling.catch(() => {});
    const wasOwner = queue.isOwner(this);
    await queue.acquire(this);
    try {
      if (!this.#loggedIn) return;
      const others = [...sessions].filter((session) => session !== this && session.#loggedIn);
      if (wasOwner) {
        await engine.execute(FAIL_PENDING);
        await engine.query('ROLLBACK');
      }
      await engine.execute(this.#relay.statements.closeAll());
      if (others.length === 0) {
        await engine.query('DISCARD ALL');
        engine.settingsKey = '';
      } else if (this.#relay.settingsChanged) engine.settingsKey = 'unknown';
      if (this.#relay.isListening && !others.some((session) => session.isListening)) {
        await engine.query('UNLISTEN *');
      }
    } catch (error) {
      this.#shared.onEngineFailure(error as Error);
    } finally {
      sessions.delete(this);
      queue.release(this);
    }
  }

  async #handleReceived(): Promise<void> {
    while (this.#phase === 'startup') {
      const packet = this.#reader.nextStartupPacket();
      if (!packet) return;
      if (packet.kind === 'encryption') this.#send(Buffer.from('N'));
      else if (packet.kind === 'cancel') this.#phase = 'ended';
      else this.#askPassword(packet.minorVersion, packet.parameters);
    }
    while (this.#phase !== 'ended') {
      const message = this.#reader.nextMessage();
      if (!message) return;
      this.#handling = this.#phase === 'login' ? this.#logIn(message) : this.#handle(message);
      await this.#handling;
      // Whoever owns the database must not keep it waiting for a slow reader while it has more to do.
      if (!this.#shared.queue.isOwner(this)) await this.#waitForDrain();
    }
  }

  #askPassword(minorVersion: number, parameters: Map<string, string>): void {
    if (minorVersion > 0) this.#send(encodeMessage('v', int32(0, 0)));
    this.#settings = new SessionSettings(parameters);
    this.#phase = 'login';
    const database = parameters.get('database') || parameters.get('user');
    if (database === 'postgres') this.#send(encodeMessage('R', int32(3)));
    else this.terminate('3D000', `database "${database}" does not exist, only "postgres" does`);
  }

  async #logIn(message: FrontendMessage): Promise<void> {
    const { queue, sessions, maxSessions, parameters } = this.#shared;
    if (message.type !== 'p') throw new ProtocolViolation('expected a password message');
    const given = message.bytes.subarray(5, -1);
    const expected = Buffer.from(this.#shared.password);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return this.terminate('28P01', 'password authentication failed: take the URL of this start');
    }
    if (sessions.size > maxSessions) {
      return this.terminate('53300', `more than ${maxSessions} connections`);
    }
    await queue.acquire(this);
    if (!(await this.#applySettings())) return;
    queue.release(this);
    this.#loggedIn = true;
    if (this.#isOver()) return;
    this.#phase = 'ready';
    this.#reader.maxMessageBytes = this.#shared.maxMessageBytes;
    this.#send(
      encodeMessage('R', int32(0)),
      ...parameters.map(([name, value]) => encodeMessage('S', name, value)),
      encodeMessage('K', int32(this.#id), randomBytes(4)),
      encodeMessage('Z', Buffer.from('I')),
    );
  }

  async #handle(message: FrontendMessage): Promise<void> {
    const { engine, queue, sessions } = this.#shared;
    if (message.type === 'X') {
      this.#phase = 'ended';
      return;
    }
    if (!KNOWN_MESSAGES.has(message.type)) {
      throw new ProtocolViolation(`unknown message type ${JSON.stringify(message.type)}`);
    }
    if (this.#relay.ignores(message.type)) return;
    if (!queue.isOwner(this)) {
      await queue.acquire(this);
      // An ended session gives the database back in its cleanup.
      if (this.#isOver() || !(await this.#applySettings())) return;
    }
    const { forClient, notifications, isReady } = await this.#relay.exchange(message);
    this.#send(forClient);
    for (const session of sessions) if (session.isListening) session.#send(...notifications);
    if ('QSF'.includes(message.type) && !isReady) {
      throw new Error('the database did not finish a statement');
    }
    if (isReady && this.#relay.status === 'I') {
      if (this.#relay.settingsChanged) await this.#settings.takeFrom(engine);
      this.#relay.settingsChanged = false;
      queue.release(this);
    }
  }

  /** An owner of the database from whom nothing more has come is held to the time limit. */
  #limitIdleTime(): void {
    if (!this.#shared.queue.isOwner(this)) return;
    this.#idleTimer = setTimeout(
      () => this.terminate('25P03', 'idle in a transaction for too long: rolled back'),
      this.#shared.idleInTransactionTimeoutMs,
    );
  }

  /** Waits until the client has taken its answers. */
  async #waitForDrain(): Promise<void> {
    if (!this.#socket.writableNeedDrain || this.#isOver()) return;
    const settled = new AbortController();
    const { signal } = settled;
    await Promise.race([
      once(this.#socket, 'drain', { signal }),
      once(this.#socket, 'close', { signal }),
    ]).catch(() => {});
    settled.abort();
  }

  #send(...messages: Buffer[]): void {
    const bytes = messages.length === 1 && messages[0] ? messages[0] : Buffer.concat(messages);
    if (bytes.length > 0 && this.#socket.writable) this.#socket.write(bytes);
  }

  #isOver(): boolean {
    return this.#phase === 'ended' || this.#socket.destroyed;
  }

  async #applySettings(): Promise<boolean> {
    try {
      await this.#settings.bringTo(this.#shared.engine);
      return true;
    } catch (error) {
      const { code, message } = error as Error & { code: string };
      this.terminate(code, message);
      return false;
    }
  }
}
