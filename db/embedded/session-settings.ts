import type { Engine } from './engine.ts';

const NOT_SETTINGS = new Set(['user', 'database', 'options', 'replication']);

/**
 * What one connection has SET, or asked for in its startup packet. All connections share one Postgres
 * session, so each brings its own settings along when it takes its turn after one with others.
 */
export class SessionSettings {
  #values: Map<string, string>;
  #key: string;

  constructor(startupParameters: Map<string, string>) {
    this.#values = new Map();
    for (const [, name, value] of (startupParameters.get('options') ?? '').matchAll(
      /(?:-c\s*|--)([\w.]+)=((?:\\.|[^\s\\])*)/g,
    )) {
      if (name) this.#values.set(name.toLowerCase(), (value ?? '').replace(/\\(.)/g, '$1'));
    }
    for (const [name, value] of startupParameters) {
      if (!NOT_SETTINGS.has(name) && !name.startsWith('_pq_.')) {
        this.#values.set(name.toLowerCase(), value);
      }
    }
    if (/^'?utf-?8'?$/i.test(this.#values.get('client_encoding') ?? '')) {
      this.#values.delete('client_encoding');
    }
    this.#key = keyOf(this.#values);
  }

  async bringTo(engine: Engine): Promise<void> {
    if (engine.settingsKey === this.#key) return;
    engine.settingsKey = 'unknown';
    await engine.query('RESET ALL; RESET ROLE');
    if (this.#values.size > 0) {
      const calls = [...this.#values].map(
        ([name, value]) => `set_config(${quote(name)}, ${quote(value)}, false)`,
      );
      await engine.query(`SELECT ${calls.join(', ')}`);
    }
    engine.settingsKey = this.#key;
  }

  /** After a SET in the session: remembers what is in force now. */
  async takeFrom(engine: Engine): Promise<void> {
    const rows = await engine.query(
      `SELECT name, setting FROM pg_settings WHERE source = 'session'
       UNION ALL
       SELECT 'role', current_setting('role') WHERE current_setting('role') <> 'none'
       ORDER BY 1`,
    );
    this.#values = new Map(rows.map(([name, setting]) => [name ?? '', setting ?? '']));
    this.#key = keyOf(this.#values);
    engine.settingsKey = this.#key;
  }
}

function keyOf(values: Map<string, string>): string {
  return values.size === 0 ? '' : JSON.stringify([...values].sort());
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
