import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertCurator } from '#db/queries/curator.ts';
import { curator, rateLimit } from '#db/schema/curator.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { signIn } from '../services/sign-in.ts';
import { hashPassword } from './password.ts';
import { ATTEMPTS_PER_ACCOUNT, ATTEMPTS_PER_ADDRESS } from './sign-in-limits.ts';

const PASSWORD = 'right horse battery';
const HERE = '203.0.113.7';
let database: TestDatabase;
let passwordHash: string;

beforeAll(async () => {
  database = await createTestDatabase();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(rateLimit);
  await database.db.delete(curator);
  await insertCurator(database.db, {
    email: 'Sori@Example.com',
    name: '소리',
    role: 'curator',
    passwordHash,
  });
});

const attempt = (email: string, password: string, clientAddress = HERE) =>
  signIn(database, { email, password, clientAddress });

/** 'in', 'wrong', or the seconds to wait. */
async function tryIn(email: string, password: string, clientAddress?: string) {
  try {
    return (await attempt(email, password, clientAddress)) ? 'in' : 'wrong';
  } catch (error) {
    expect(error).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    return (error as { retryAfterSeconds: number }).retryAfterSeconds;
  }
}

/** So that a window of minutes ends without waiting for it. */
async function endWindow() {
  await database.db.update(rateLimit).set({ expire: sql`now() - interval '1 second'` });
}

test('the right password signs in, whatever the case of the address, and is remembered', async () => {
  expect(await attempt(' sori@EXAMPLE.com ', PASSWORD)).toMatchObject({
    email: 'sori@example.com',
    name: '소리',
    role: 'curator',
  });
  const [row] = await database.db.select().from(curator);
  expect(row?.lastSignInAt).toBeInstanceOf(Date);
});

test('wrong password, unknown account, account without password, disabled account: one answer', async () => {
  await insertCurator(database.db, {
    email: 'oauth@example.com',
    name: 'O',
    role: 'curator',
    passwordHash: null,
  });
  await insertCurator(database.db, {
    email: 'gone@example.com',
    name: 'G',
    role: 'curator',
    passwordHash,
  });
  await database.db
    .update(curator)
    .set({ disabledAt: sql`now()` })
    .where(eq(curator.email, 'gone@example.com'));
  expect(await attempt('sori@example.com', 'wrong')).toBeUndefined();
  expect(await attempt('nobody@example.com', PASSWORD)).toBeUndefined();
  expect(await attempt('oauth@example.com', PASSWORD)).toBeUndefined();
  expect(await attempt('gone@example.com', PASSWORD)).toBeUndefined();
});

test.each(['sori@example.com', 'nobody@example.com'])(
  'after too many wrong ones also the right password waits, from anywhere, until the window ends: %s',
  async (email) => {
    for (let count = 0; count < ATTEMPTS_PER_ACCOUNT; count += 1) {
      expect(await tryIn(email, 'wrong', `10.0.0.${count}`)).toBe('wrong');
    }
    const seconds = await tryIn(email.toUpperCase(), PASSWORD, '10.0.1.1');
    expect(seconds).toBeGreaterThan(890);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(await tryIn(email, PASSWORD, '10.0.1.2')).toBeGreaterThan(890);
    await endWindow();
    expect(await tryIn(email, PASSWORD)).toBe(email.startsWith('sori') ? 'in' : 'wrong');
  },
);

test('many at once get no more tries than one after the other', async () => {
  const all = await Promise.all(
    Array.from({ length: 25 }, (_, index) => tryIn('sori@example.com', 'wrong', `10.0.2.${index}`)),
  );
  expect(all.filter((outcome) => outcome === 'wrong')).toHaveLength(ATTEMPTS_PER_ACCOUNT);
});

test('one address may not try many accounts; others still may', async () => {
  for (let count = 0; count < ATTEMPTS_PER_ADDRESS; count += 1) {
    expect(await tryIn(`somebody${count}@example.com`, 'wrong')).toBe('wrong');
  }
  expect(await tryIn('sori@example.com', PASSWORD)).toBeGreaterThan(0);
  expect(await tryIn('sori@example.com', PASSWORD, '198.51.100.1')).toBe('in');
  // The stopped address counted against nobody's account.
  expect(await database.db.select().from(rateLimit)).toHaveLength(ATTEMPTS_PER_ADDRESS + 2);
}, 60_000);

test('signing in forgives the account and costs the address nothing', async () => {
  for (let count = 0; count < 2 * ATTEMPTS_PER_ADDRESS; count += 1) {
    expect(await tryIn('sori@example.com', PASSWORD)).toBe('in');
  }
  expect(await tryIn('sori@example.com', 'wrong')).toBe('wrong');
  const rows = await database.db.select({ points: rateLimit.points }).from(rateLimit);
  expect(rows).toEqual([{ points: 1 }, { points: 1 }]);
}, 60_000);

test('what has expired is swept, and no address of a person is kept', async () => {
  await tryIn('nobody@example.com', 'wrong');
  await endWindow();
  await tryIn('sori@example.com', 'wrong', '198.51.100.1');
  const rows = await database.db
    .select({ key: rateLimit.key })
    .from(rateLimit)
    .orderBy(rateLimit.key);
  expect(rows.map(({ key }) => key)).toEqual([
    expect.stringMatching(/^sign-in-account:[\w-]{43}$/),
    'sign-in-address:198.51.100.1',
  ]);
});
