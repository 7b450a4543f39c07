import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { encodeMessage, readDataRow, readErrorField, splitMessages } from './backend-messages.ts';

export interface EngineOptions {
  dataDir?: string;
  snapshot?: Blob | File;
}

/** The one Postgres session that all connections share; its callers take turns (session-queue.ts). */
export class Engine {
  #pglite: PGlite;
  /** Whose settings are in force: the key of a `SessionSettings`, '' for none. */
  settingsKey = '';
  /** Who made the unnamed prepared statement that is in place. */
  unnamedStatementOwner: object | undefined;

  private constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** Errors carry what the database printed while it failed to start. */
  static async open(options: EngineOptions): Promise<Engine> {
    const printed: string[] = [];
    let starting = true;
    try {
      const pglite = await PGlite.create({
        dataDir: options.dataDir,
        loadDataDir: options.snapshot,
        extensions: { vector },
        onStderr: (line) => {
          if (starting) printed.push(line);
          return false;
        },
      });
      return new Engine(pglite);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error([reason, ...printed.slice(-5)].join('\n'), { cause: error });
    } finally {
      starting = false;
    }
  }

  /** Runs whole frontend messages. `execProtocolRaw` would also parse, and keep, every answer. */
  async execute(messages: Buffer): Promise<Buffer> {
    const chunks: Buffer[] = [];
    await this.#pglite.execProtocolRawStream(messages, {
      onRawData: (bytes) => chunks.push(Buffer.from(bytes)),
    });
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  }

  /** A simple query of our own, outside of the clients' messages: rows as text. */
  async query(text: string): Promise<(string | undefined)[][]> {
    this.unnamedStatementOwner = undefined;
    const rows: (string | undefined)[][] = [];
    for (const { type, bytes } of splitMessages(await this.execute(encodeMessage('Q', text)))) {
      if (type === 'D') rows.push(readDataRow(bytes));
      if (type === 'E') {
        const code = readErrorField(bytes, 'C') ?? 'XX000';
        throw Object.assign(new Error(readErrorField(bytes, 'M')), { code });
      }
    }
    return rows;
  }

  dump(): Promise<Blob | File> {
    return this.#pglite.dumpDataDir('none');
  }

  close(): Promise<void> {
    return this.#pglite.close();
  }
}
