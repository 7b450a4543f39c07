import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encodeMessage, int32 } from './backend-messages.ts';
import { message, RawClient } from './raw-client.ts';
import { type EmbeddedServer, startEmbeddedServer } from './server.ts';

let server: EmbeddedServer;
/** Of an empty database: starting from it is quicker than making a new one. */
let snapshot: Blob;
const clients: RawClient[] = [];

beforeAll(async () => {
  server = await startEmbeddedServer();
  snapshot = await server.dump();
});
afterEach(() => {
  for (const client of clients.splice(0)) client.socket.destroy();
});
afterAll(() => server.close());

async function logIn(
  parameters: Record<string, string> = {},
  { url }: EmbeddedServer = server,
): Promise<RawClient> {
  const client = await RawClient.logIn(url, parameters);
  clients.push(client);
  return client;
}

async function open(): Promise<RawClient> {
  const client = await RawClient.open(server.url);
  clients.push(client);
  return client;
}

describe('login', () => {
  test('refuses a wrong password with 28P01', async () => {
    const url = new URL(server.url);
    url.password = 'wrong';
    const sql = postgres(url.href, { max: 1 });
    await expect(sql`select 1`).rejects.toMatchObject({ code: '28P01', severity: 'FATAL' });
    await sql.end();
  });

  test('refuses an empty password and a statement instead of one', async () => {
    const empty = await open();
    empty.sendStartup({ user: 'postgres', database: 'postgres' });
    empty.send(encodeMessage('p', ''));
    expect(await empty.answersUntil('E')).toEqual(['R', 'E:28P01']);
    await empty.closed();

    const impatient = await open();
    impatient.sendStartup({ user: 'postgres', database: 'postgres' });
    impatient.send(encodeMessage('Q', 'select 1'));
    expect(await impatient.answersUntil('E')).toEqual(['R', 'E:08P01']);
    await impatient.closed();
  });

  test('declines encryption, then goes on in clear text', async () => {
    const sql = postgres(server.url, { max: 1, ssl: 'prefer' });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
  });

  test('refuses an unknown database and an invalid setting', async () => {
    const client = await open();
    client.sendStartup({ user: 'postgres', database: 'other' });
    expect(await client.answersUntil('E')).toEqual(['E:3D000']);
    await expect(logIn({ statement_timeout: 'soon' })).rejects.toThrow('E:22023');
    expect(await (await logIn()).query('select 1')).toContain('D:1');
  });

  test('agrees on protocol 3.0 with a client that offers 3.2', async () => {
    const client = await open();
    client.sendStartup({ user: 'postgres', database: 'postgres' }, 196_610);
    client.send(encodeMessage('p', new URL(server.url).password));
    expect((await client.answersUntil('Z')).slice(0, 3)).toEqual(['v', 'R', 'R']);
  });

  test('ignores a cancel request', async () => {
    const client = await open();
    client.send(int32(16, 80_877_102, 1, 1));
    await client.closed();
    expect(await (await logIn()).query('select 1')).toContain('D:1');
  });
});

describe('protocol', () => {
  test('skips to Sync after an error in an extended query', async () => {
    const client = await logIn();
    client.send(message.parse('', 'selec'), message.bind(''), message.execute, message.sync);
    expect(await client.answersUntil('Z')).toEqual(['E:42601', 'Z:I']);
    client.send(message.parse('', 'select 2'), message.bind(''), message.execute, message.sync);
    expect(await client.answersUntil('Z')).toEqual(['1', '2', 'D:2', 'C', 'Z:I']);
  });

  test('answers pipelined queries in order, an error among them', async () => {
    const client = await logIn();
    const run = (text: string) => [
      message.parse('', text),
      message.bind(''),
      message.execute,
      message.sync,
    ];
    client.send(...run('select 1'), ...run('select 1/0'), ...run('select 3'));
    const answers = [];
    for (let count = 0; count < 3; count++) answers.push(await client.answersUntil('Z'));
    expect(answers).toEqual([
      ['1', '2', 'D:1', 'C', 'Z:I'],
      ['1', 'E:22012', 'Z:I'],
      ['1', '2', 'D:3', 'C', 'Z:I'],
    ]);
  });

  test.each([
    ['an unknown message type', encodeMessage('y', 'x')],
    ['a message over the size limit', Buffer.concat([Buffer.from('Q'), int32(2 ** 30)])],
    ['a negative length', Buffer.concat([Buffer.from('Q'), int32(-1)])],
    ['a string without an end', Buffer.concat([Buffer.from('P'), int32(5), Buffer.from('x')])],
  ])('ends a connection that sends %s, and no other', async (_name, garbage) => {
    const [bad, good] = [await logIn(), await logIn()];
    await bad.query('begin');
    bad.send(garbage);
    expect(await bad.answersUntil('E')).toEqual(['E:08P01']);
    await bad.closed();
    expect(await good.query('select 1')).toEqual(['T', 'D:1', 'C', 'Z:I']);
  });

  test('refuses COPY FROM STDIN and goes on, in both protocols and inside a transaction', async () => {
    const client = await logIn();
    await client.query('create table copied (a int)');
    expect(await client.query('copy copied from stdin')).toEqual(['E:57014', 'Z:I']);
    client.send(encodeMessage('d', '1\n'), encodeMessage('c'));
    client.send(message.parse('', 'COPY copied FROM STDIN'), message.bind(''), message.execute);
    client.send(message.sync);
    expect(await client.answersUntil('Z')).toEqual(['1', '2', 'E:57014', 'Z:I']);
    expect(await client.query('begin')).toEqual(['C', 'Z:T']);
    expect(await client.query('copy copied from stdin')).toEqual(['E:57014', 'Z:E']);
    expect(await client.query('rollback')).toEqual(['C', 'Z:I']);
    expect(await client.query('select count(*) from copied')).toContain('D:0');

    const sql = postgres(server.url, { max: 1 });
    await expect(sql`copy copied from stdin`).rejects.toThrow('insert rows in batches');
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
  });

  test('answers with more than the socket takes at once', async () => {
    const sql = postgres(server.url, { max: 2 });
    const [row] = await sql`select repeat('x', 20000000) as text`;
    expect(row?.text).toHaveLength(20_000_000);
    const rows = await sql`select n, repeat('y', 1000) as text from generate_series(1, 20000) n`;
    expect(rows).toHaveLength(20_000);
    expect(rows.every((each, index) => each.n === index + 1 && each.text.length === 1000)).toBe(
      true,
    );
    await sql.end();
  });
});

describe('connections share one session, and do not notice', () => {
  test('prepared statements of one name are each their own', async () => {
    const [first, second] = [await logIn(), await logIn()];
    first.send(message.parse('mine', 'select 1'), message.sync);
    second.send(message.parse('mine', 'select 2'), message.sync);
    expect(await first.answersUntil('Z')).toEqual(['1', 'Z:I']);
    expect(await second.answersUntil('Z')).toEqual(['1', 'Z:I']);
    for (const [client, value] of [
      [first, 1],
      [second, 2],
      [first, 1],
    ] as const) {
      client.send(message.bind('mine'), message.execute, message.sync);
      expect(await client.answersUntil('Z')).toEqual(['2', `D:${value}`, 'C', 'Z:I']);
    }
    first.send(message.closeStatement('mine'), message.bind('mine'), message.sync);
    expect(await first.answersUntil('Z')).toEqual(['3', 'E:26000', 'Z:I']);
    second.send(message.bind('mine'), message.execute, message.sync);
    expect(await second.answersUntil('Z')).toEqual(['2', 'D:2', 'C', 'Z:I']);
  });

  test('unnamed statements that outlive a Sync are each their own', async () => {
    const [first, second] = [await logIn(), await logIn()];
    first.send(message.parse('', 'select 1'), message.sync);
    await first.answersUntil('Z');
    second.send(message.parse('', 'select 2'), message.sync);
    await second.answersUntil('Z');
    first.send(message.bind(''), message.execute, message.sync);
    expect(await first.answersUntil('Z')).toEqual(['2', 'D:1', 'C', 'Z:I']);
    second.send(message.describeStatement(''), message.bind(''), message.execute, message.sync);
    expect(await second.answersUntil('Z')).toEqual(['t', 'T', '2', 'D:2', 'C', 'Z:I']);
    await first.query('select 3');
    first.send(message.bind(''), message.execute, message.sync);
    expect(await first.answersUntil('Z')).toEqual(['E:26000', 'Z:I']);
  });

  test('statements of an ended connection are dropped', async () => {
    const [first, second] = [await logIn(), await logIn()];
    const count = 'select count(*) from pg_prepared_statements';
    first.send(message.parse('left', 'select 1'), message.sync);
    await first.answersUntil('Z');
    expect(await second.query(count)).toContain('D:1');
    first.socket.destroy();
    await expect.poll(() => second.query(count)).toContain('D:0');
  });

  test('settings of the startup packet, SET and set_config stay with their connection', async () => {
    const first = await logIn({ statement_timeout: '7000', options: '-c work_mem=5MB' });
    const second = await logIn();
    const show =
      "select concat_ws(' ', current_setting('statement_timeout'), current_setting('work_mem'))";
    expect(await first.query(show)).toContain('D:7s 5MB');
    expect(await second.query(show)).toContain('D:0 4MB');
    await second.query("set statement_timeout = '9s'");
    await first.query("select set_config('work_mem', '6MB', false)");
    expect(await first.query(show)).toContain('D:7s 6MB');
    expect(await second.query(show)).toContain('D:9s 4MB');
    expect(await (await logIn()).query(show)).toContain('D:0 4MB');
    await second.query('begin');
    await second.query("set local statement_timeout = '1s'");
    expect(await second.query(show)).toContain('D:1s 4MB');
    await second.query('commit');
    expect(await second.query(show)).toContain('D:9s 4MB');
    await second.query('reset all');
    expect(await first.query(show)).toContain('D:7s 6MB');
    expect(await second.query(show)).toContain('D:0 4MB');
  });

  test('notifications reach those who listen, and nobody else', async () => {
    const [listener, other] = [await logIn(), await logIn()];
    await listener.query('listen news');
    expect(await other.query("notify news, 'hi'")).toEqual(['C', 'Z:I']);
    expect(await listener.answersUntil('A')).toEqual(['A']);
  });
});

describe('turns', () => {
  test('a transaction holds the others until it ends', async () => {
    const [first, second] = [await logIn(), await logIn()];
    await first.query('create table turns (a int)');
    await first.query('begin');
    await first.query('insert into turns values (1)');
    const waiting = second.query('select count(*) from turns');
    await first.query('insert into turns values (2)');
    await first.query('commit');
    expect(await waiting).toContain('D:2');
  });

  test.each([
    [
      'inside a transaction',
      (client: RawClient) => client.query('begin; insert into left_open values (1)'),
    ],
    [
      'inside a failed transaction',
      (client: RawClient) => client.query('begin; insert into left_open values (1); select 1/0'),
    ],
    [
      'between Parse and Sync',
      async (client: RawClient) => {
        client.send(message.parse('', 'insert into left_open values (1)'), message.bind(''));
        client.send(message.execute, message.flush);
        await client.answersUntil('C');
      },
    ],
  ])('a client that dies %s is rolled back and hands over', async (_name, leaveOpen) => {
    const [doomed, heir] = [await logIn(), await logIn()];
    await heir.query('create table if not exists left_open (a int)');
    await leaveOpen(doomed);
    const waiting = heir.query('select count(*) from left_open');
    doomed.socket.resetAndDestroy();
    expect(await waiting).toEqual(['T', 'D:0', 'C', 'Z:I']);
  });
});

describe('a time limit for idling in a transaction', () => {
  let strictServer: EmbeddedServer;
  beforeAll(async () => {
    strictServer = await startEmbeddedServer({ snapshot, idleInTransactionTimeoutMs: 300 });
  });
  afterAll(() => strictServer.close());

  test('ends who exceeds it with 25P03, rolls back and hands over; others may idle', async () => {
    const idle = await logIn({}, strictServer);
    const [holder, heir] = [await logIn({}, strictServer), await logIn({}, strictServer)];
    await heir.query('create table held (a int)');
    await holder.query('begin; insert into held values (1)');
    const waiting = heir.query('select count(*) from held');
    expect(await holder.answersUntil('E')).toEqual(['E:25P03']);
    await holder.closed();
    expect(await waiting).toEqual(['T', 'D:0', 'C', 'Z:I']);
    expect(await idle.query('select 1')).toContain('D:1');
  });
});

test('closing tells clients, rolls back, and a dump holds what was committed', async () => {
  const source = await startEmbeddedServer({ snapshot });
  const client = await RawClient.logIn(source.url);
  await client.query('create table kept as select generate_series(1, 1000) as a');
  const dump = await source.dump();
  await client.query('begin');
  await source.close();
  expect(await client.answersUntil('E')).toEqual(['E:57P01']);
  await client.closed();
  await expect(RawClient.open(source.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

  const copy = await startEmbeddedServer({ snapshot: dump });
  const reader = await RawClient.logIn(copy.url);
  expect(await reader.query('select sum(a) from kept')).toContain('D:500500');
  reader.socket.destroy();
  await copy.close();
});
