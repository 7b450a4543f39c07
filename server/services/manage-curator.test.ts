import { asc, eq, sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CuratorRow, insertCurator, updateDisabled, updateRole } from '#db/queries/curator.ts';
import { curator, rateLimit } from '#db/schema/curator.ts';
import { hashPassword } from '../auth/password.ts';
import { ATTEMPTS_PER_ACCOUNT } from '../auth/sign-in-limits.ts';
import { createContext } from '../context.ts';
import { type Caller, createCaller } from '../routers/app.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { signIn } from './sign-in.ts';

const PASSWORD = 'right horse battery';
let service: TestService;
let passwordHash: string;
let admin: CuratorRow;
let sori: CuratorRow;
let asAdmin: Caller;

beforeAll(async () => {
  service = await startTestService();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.db.delete(rateLimit);
  await service.db.delete(curator);
  admin = await insert('admin@example.com', 'admin');
  sori = await insert('sori@example.com', 'curator');
  asAdmin = await callerOf(admin);
});

async function insert(email: string, role: 'curator' | 'admin'): Promise<CuratorRow> {
  const name = email.split('@')[0]!;
  return (await insertCurator(service.db, { email, name, role, passwordHash }))!;
}

/** The procedures, as a page of this curator uses them. */
async function callerOf({ curatorId, sessionVersion }: CuratorRow): Promise<Caller> {
  const secret = service.runtime.env.nextAuthSecret;
  const value = await encode({ token: { sub: String(curatorId), sessionVersion }, secret });
  const headers = new Headers({ cookie: `next-auth.session-token=${value}` });
  return createCaller(createContext(service.runtime, headers, true));
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.cause?.code ?? String(error),
  );
const listRoles = async () =>
  (await service.db.select().from(curator).orderBy(asc(curator.email))).map(
    ({ email, role, disabledAt }) => `${email} ${role}${disabledAt ? ' disabled' : ''}`,
  );
const trySignIn = async (email: string, password: string) =>
  Boolean(await signIn(service.runtime, { email, password, clientAddress: '10.0.0.1' }));

describe('an admin', () => {
  test('sees everyone, by name, without hashes', async () => {
    await service.db
      .update(curator)
      .set({ lastSignInAt: new Date('2026-05-01T10:00:00Z'), passwordHash: null })
      .where(eq(curator.curatorId, sori.curatorId));
    expect(await asAdmin.curator.list()).toEqual({
      curators: [
        {
          curatorId: admin.curatorId,
          email: 'admin@example.com',
          name: 'admin',
          role: 'admin',
          hasPassword: true,
          isDisabled: false,
          lastSignInAt: null,
        },
        {
          curatorId: sori.curatorId,
          email: 'sori@example.com',
          name: 'sori',
          role: 'curator',
          hasPassword: false,
          isDisabled: false,
          lastSignInAt: '2026-05-01T10:00:00.000Z',
        },
      ],
    });
  });

  test('adds a curator whose password works, once for each address', async () => {
    const given = await asAdmin.curator.add({
      email: ' Neu@Example.com',
      name: '새 사람',
      role: 'curator',
    });
    expect(given).toEqual({
      email: 'neu@example.com',
      password: expect.stringMatching(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/),
    });
    expect(await trySignIn('neu@example.com', given.password)).toBe(true);
    const again = { email: 'NEU@example.com', name: 'x', role: 'admin' } as const;
    expect(await codeOf(asAdmin.curator.add(again))).toBe('CURATOR_EXISTS');
  });

  test.each([
    { email: 'no address', name: 'x', role: 'curator' },
    { email: 'a@example.com', name: ' ', role: 'curator' },
    { email: 'a@example.com', name: 'x', role: 'owner' },
  ])('can’t add %j', async (input) => {
    expect(await codeOf(asAdmin.curator.add(input as never))).toBe('INVALID_INPUT');
  });

  test('takes access and gives it back; the old session stays ended', async () => {
    const asSori = await callerOf(sori);
    const { curatorId } = sori;
    expect(await codeOf(asSori.access.curator())).toBe('done');
    await asAdmin.curator.setDisabled({ curatorId, isDisabled: true });
    expect(await codeOf(asSori.access.curator())).toBe('SIGN_IN_REQUIRED');
    expect(await trySignIn(sori.email, PASSWORD)).toBe(false);
    await asAdmin.curator.setDisabled({ curatorId, isDisabled: false });
    expect(await codeOf(asSori.access.curator())).toBe('SIGN_IN_REQUIRED');
    expect(await trySignIn(sori.email, PASSWORD)).toBe(true);
  });

  test('changes a role, which counts at the next request', async () => {
    const asSori = await callerOf(sori);
    const { curatorId } = sori;
    expect(await codeOf(asSori.curator.list())).toBe('FORBIDDEN');
    await asAdmin.curator.setRole({ curatorId, role: 'admin' });
    expect(await codeOf(asSori.curator.list())).toBe('done');
    await asAdmin.curator.setRole({ curatorId, role: 'curator' });
    expect(await codeOf(asSori.curator.list())).toBe('FORBIDDEN');
  });

  test('resets a password, which ends the sessions', async () => {
    const asSori = await callerOf(sori);
    const { curatorId } = sori;
    const { email, password } = await asAdmin.curator.resetPassword({ curatorId });
    expect(email).toBe(sori.email);
    expect(await codeOf(asSori.access.curator())).toBe('SIGN_IN_REQUIRED');
    expect(await trySignIn(email, PASSWORD)).toBe(false);
    expect(await trySignIn(email, password)).toBe(true);
  });

  test('can’t do any of it to themselves, or to nobody', async () => {
    const { curatorId } = admin;
    for (const [id, code] of [
      [curatorId, 'OWN_ACCOUNT'],
      [curatorId + 1_000, 'CURATOR_NOT_FOUND'],
    ] as const) {
      const change = { curatorId: id, isDisabled: true, role: 'curator' } as const;
      expect(await codeOf(asAdmin.curator.setDisabled(change))).toBe(code);
      expect(await codeOf(asAdmin.curator.setRole(change))).toBe(code);
      expect(await codeOf(asAdmin.curator.resetPassword(change))).toBe(code);
    }
    expect(await listRoles()).toEqual(['admin@example.com admin', 'sori@example.com curator']);
  });
});

describe('the last admin', () => {
  test('stays, whoever asks', async () => {
    const { curatorId } = admin;
    expect(await updateRole(service.db, { curatorId, role: 'curator' })).toBe(false);
    expect(await updateDisabled(service.db, { curatorId, isDisabled: true })).toBe(false);
    const other = await insert('other@example.com', 'admin');
    expect(await updateDisabled(service.db, { ...other, isDisabled: true })).toBe(true);
    // A disabled admin is none.
    expect(await updateRole(service.db, { curatorId, role: 'curator' })).toBe(false);
    expect(await updateRole(service.db, { ...other, role: 'curator' })).toBe(true);
  });

  test('is left when all depose each other at once', async () => {
    const others = await Promise.all(
      Array.from({ length: 7 }, (_, index) => insert(`a${index}@example.com`, 'admin')),
    );
    const all = [admin, ...others];
    const done = await Promise.all(
      all.map(({ curatorId }, index) =>
        index % 2 === 0
          ? updateRole(service.db, { curatorId, role: 'curator' })
          : updateDisabled(service.db, { curatorId, isDisabled: true }),
      ),
    );
    expect(done.filter(Boolean)).toHaveLength(7);
    const left = (await listRoles()).filter((line) => line.endsWith(' admin'));
    expect(left).toHaveLength(1);
  });
});

test('every procedure for admins is closed to a curator', async () => {
  const asSori = await callerOf(sori);
  const { curatorId } = admin;
  const newCurator = { email: 'x@example.com', name: 'x', role: 'admin' } as const;
  for (const work of [
    () => asSori.curator.list(),
    () => asSori.curator.add(newCurator),
    () => asSori.curator.setRole({ curatorId, role: 'curator' }),
    () => asSori.curator.setDisabled({ curatorId, isDisabled: true }),
    () => asSori.curator.resetPassword({ curatorId }),
  ]) {
    expect(await codeOf(work())).toBe('FORBIDDEN');
  }
});

describe('one’s own password', () => {
  const next = 'a new one of 20 char';

  test('changes with the current one, and ends every session', async () => {
    const asSori = await callerOf(sori);
    expect(await asSori.curator.account()).toMatchObject({ email: sori.email, hasPassword: true });
    await asSori.curator.changePassword({ currentPassword: PASSWORD, newPassword: next });
    expect(await codeOf(asSori.curator.me())).toBe('SIGN_IN_REQUIRED');
    expect(await trySignIn(sori.email, next)).toBe(true);
    expect(await trySignIn(sori.email, PASSWORD)).toBe(false);
    expect(await codeOf(asAdmin.curator.me())).toBe('done');
  });

  test('stays without it; guesses count like sign-ins', async () => {
    const asSori = await callerOf(sori);
    const guess = (currentPassword: string) =>
      codeOf(asSori.curator.changePassword({ currentPassword, newPassword: next }));
    for (let count = 0; count < ATTEMPTS_PER_ACCOUNT; count += 1) {
      expect(await guess('wrong')).toBe('PASSWORD_WRONG');
    }
    expect(await guess(PASSWORD)).toBe('TOO_MANY_REQUESTS');
    await service.db.update(rateLimit).set({ expire: sql`now() - interval '1 second'` });
    expect(await trySignIn(sori.email, PASSWORD)).toBe(true);
  });

  test.each(['short', 'elevenchars', '🎸'.repeat(11), 'x'.repeat(201)])(
    'is not %j: 12 to 200 characters',
    async (newPassword) => {
      const asSori = await callerOf(sori);
      const work = asSori.curator.changePassword({ currentPassword: PASSWORD, newPassword });
      expect(await codeOf(work)).toBe('INVALID_INPUT');
    },
  );

  test('may have twelve characters, of any script', async () => {
    const asSori = await callerOf(sori);
    const newPassword = '새소년실리카겔잔나비열두자'.slice(0, 12);
    await asSori.curator.changePassword({ currentPassword: PASSWORD, newPassword });
    // However the keyboard composes it.
    expect(await trySignIn(sori.email, newPassword.normalize('NFD'))).toBe(true);
  });
});
