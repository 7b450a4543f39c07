import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError, type AppErrorCode } from '../errors.ts';
import { hasValidSignature, signMemberToken, verifyMemberToken } from './member-token.ts';
import { type Forgery, forgeToken, signParts } from './testing/forge-token.ts';

const key = new TextEncoder().encode('the key of these tests: 32 bytes');
const otherKey = new TextEncoder().encode('a key that is nobody’s: 32 bytes');
const now = Date.UTC(2026, 2, 1) / 1000;
const sub = '3f2b8c1e-9d4a-4b6f-8a70-5c1d2e3f4a5b';
const claims = { sub, role: 'ROLE_USER', iat: now, exp: now + 60 };
const member = { externalId: sub, role: 'ROLE_USER' };
const B64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: now * 1000 });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Who the header speaks for, or the code it is refused with. */
async function judge(authorization: string | null) {
  try {
    return await verifyMemberToken(authorization, key);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const forge = (parts: Partial<Forgery>) => forgeToken({ key, payload: claims, ...parts });
const judgeToken = (parts: Partial<Forgery>) => judge(`Bearer ${forge(parts)}`);

describe('a token of the backend', () => {
  test.each(['ROLE_USER', 'ROLE_ADMIN'] as const)('speaks for its member as %s', async (role) => {
    const token = await signMemberToken({ externalId: sub, role, key, expiresInSeconds: 60 });
    expect(await judge(`Bearer ${token}`)).toEqual({ externalId: sub, role });
  });

  test('made by another key is refused', async () => {
    const token = await signMemberToken({ externalId: sub, key: otherKey, expiresInSeconds: 60 });
    expect(await judge(`Bearer ${token}`)).toBe('TOKEN_INVALID');
  });
});

describe('the Authorization header', () => {
  const token = forge({});
  test.each<[string, string | null, AppErrorCode]>([
    ['is missing', null, 'AUTHORIZATION_MISSING'],
    ['is empty', '', 'AUTHORIZATION_MISSING'],
    ['has another scheme', `Basic ${token}`, 'AUTHORIZATION_MALFORMED'],
    ['has no scheme', token, 'AUTHORIZATION_MALFORMED'],
    ['says bearer', `bearer ${token}`, 'AUTHORIZATION_MALFORMED'],
    ['says BEARER', `BEARER ${token}`, 'AUTHORIZATION_MALFORMED'],
    ['starts with a space', ` Bearer ${token}`, 'AUTHORIZATION_MALFORMED'],
    ['has no space', `Bearer${token}`, 'AUTHORIZATION_MALFORMED'],
    ['has a tab', `Bearer\t${token}`, 'AUTHORIZATION_MALFORMED'],
    ['has a no-break space', `Bearer\u00a0${token}`, 'AUTHORIZATION_MALFORMED'],
    ['has an ideographic space', `Bearer\u3000${token}`, 'AUTHORIZATION_MALFORMED'],
    ['is Bearer alone', 'Bearer', 'TOKEN_EMPTY'],
    ['is Bearer and a space', 'Bearer ', 'TOKEN_EMPTY'],
    ['is Bearer and spaces', 'Bearer    ', 'TOKEN_EMPTY'],
    ['has two spaces', `Bearer  ${token}`, 'TOKEN_INVALID'],
    ['has a no-break space before the token', `Bearer \u00a0${token}`, 'TOKEN_INVALID'],
    ['has an ideographic space after the token', `Bearer ${token}\u3000`, 'TOKEN_INVALID'],
    ['has a space after the token', `Bearer ${token} `, 'TOKEN_INVALID'],
    ['has a line break after the token', `Bearer ${token}\n`, 'TOKEN_INVALID'],
    ['has text after the token', `Bearer ${token} x`, 'TOKEN_INVALID'],
    ['joins two by a comma', `Bearer ${token}, Bearer ${token}`, 'TOKEN_INVALID'],
    ['joins two tokens by a comma', `Bearer ${token},${token}`, 'TOKEN_INVALID'],
    ['quotes the token', `Bearer "${token}"`, 'TOKEN_INVALID'],
    ['holds no token', 'Bearer abc', 'TOKEN_INVALID'],
    ['holds dots', 'Bearer ..', 'TOKEN_INVALID'],
  ])('%s', async (_, authorization, code) => {
    expect(await judge(authorization)).toBe(code);
  });

  test('loses its last space on the way: an empty token arrives as Bearer alone', async () => {
    const arrived = new Headers({ authorization: 'Bearer ' }).get('authorization');
    expect(arrived).toBe('Bearer');
    expect(await judge(arrived)).toBe('TOKEN_EMPTY');
  });
});

describe("the token's own header", () => {
  const alg = 'HS256';
  test.each<[string, object | string]>([
    ['alg and typ', { alg, typ: 'JWT' }],
    ['alg alone, as jjwt writes it', { alg }],
    ['white space', '{ "alg" :\n"HS256" }'],
  ])('may have %s', async (_, header) => {
    expect(await judgeToken({ header })).toEqual(member);
  });

  test.each<[string, object | string | Uint8Array]>([
    ['alg none', { alg: 'none' }],
    ['alg None', { alg: 'None' }],
    ['alg NONE', { alg: 'NONE' }],
    ['an empty alg', { alg: '' }],
    ['no alg', { typ: 'JWT' }],
    ['a null alg', { alg: null }],
    ['a list of algs', { alg: ['HS256'] }],
    ['alg hs256', { alg: 'hs256' }],
    ['alg RS256 with the secret as key', { alg: 'RS256', typ: 'JWT' }],
    ['alg twice', '{"alg":"none","alg":"HS256"}'],
    ['alg twice, once escaped', '{"\\u0061lg":"none","alg":"HS256"}'],
    ['another typ', { alg, typ: 'at+jwt' }],
    ['a null typ', { alg, typ: null }],
    ['cty', { alg, cty: 'JWT' }],
    ['kid', { alg, kid: '1' }],
    ['kid that is a path', { alg, kid: '../../dev/null' }],
    ['jku', { alg, jku: 'http://127.0.0.1:9/keys' }],
    ['x5u', { alg, x5u: 'http://127.0.0.1:9/keys' }],
    ['jwk', { alg, jwk: { kty: 'oct', k: Buffer.from(key).toString('base64url') } }],
    ['crit', { alg, crit: ['exp'], exp: 1 }],
    ['empty crit', { alg, crit: [] }],
    ['b64', { alg, b64: true }],
    ['b64 and crit', { alg, b64: false, crit: ['b64'] }],
    ['zip', { alg, zip: 'DEF' }],
    ['__proto__', '{"alg":"HS256","__proto__":{}}'],
    ['a list', [{ alg }]],
    ['null', 'null'],
    ['broken JSON', '{"alg":"HS256"'],
    ['a byte order mark', '\ufeff{"alg":"HS256"}'],
    ['invalid UTF-8', Buffer.from('{"alg":"HS256","typ":"\xff"}', 'latin1')],
  ])('may not have %s', async (_, header) => {
    expect(await judgeToken({ header })).toBe('TOKEN_INVALID');
  });

  test.each([
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
    ['HS256', 'sha384'],
    ['HS256', 'sha512'],
    ['HS512', 'sha256'],
  ] as const)('%s made by the same key with %s is refused', async (name, hash) => {
    expect(await judgeToken({ header: { alg: name, typ: 'JWT' }, hash })).toBe('TOKEN_INVALID');
  });

  test.each([
    ['HS256', 'sha256', true],
    ['HS384', 'sha384', false],
    ['HS512', 'sha512', false],
  ] as const)('the signature alone, by %s and %s, holds: %s', async (name, hash, holds) => {
    const longKey = Buffer.alloc(64, 1);
    const token = forge({ key: longKey, header: { alg: name }, hash });
    expect(await hasValidSignature(token, longKey)).toBe(holds);
  });

  test('RS256 with a real key pair is refused', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signed = forge({ header: { alg: 'RS256', typ: 'JWT' } }).replace(/\.[^.]*$/, '');
    const signature = createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url');
    expect(await judge(`Bearer ${signed}.${signature}`)).toBe('TOKEN_INVALID');
  });

  test.each(['none', 'None', 'NONE'])('alg %s without a signature is refused', async (name) => {
    const unsigned = forge({ header: { alg: name } }).replace(/[^.]*$/, '');
    expect(await judge(`Bearer ${unsigned}`)).toBe('TOKEN_INVALID');
  });
});

describe('times', () => {
  test.each<[string, object, AppErrorCode | typeof member]>([
    ['no exp', { exp: undefined }, 'TOKEN_INVALID'],
    ['a null exp', { exp: null }, 'TOKEN_INVALID'],
    ['exp 1e20', { exp: 1e20 }, 'TOKEN_INVALID'],
    ['exp as text', { exp: String(now + 60) }, 'TOKEN_INVALID'],
    ['a fractional exp', { exp: now + 60.5 }, 'TOKEN_INVALID'],
    ['a fractional exp of the past', { exp: now - 60.5 }, 'TOKEN_INVALID'],
    ['a negative exp', { exp: -1 }, 'TOKEN_INVALID'],
    ['exp true', { exp: true }, 'TOKEN_INVALID'],
    ['exp a list', { exp: [now + 60] }, 'TOKEN_INVALID'],
    ['exp 0', { exp: 0 }, 'TOKEN_EXPIRED'],
    ['exp an hour ago', { exp: now - 3600 }, 'TOKEN_EXPIRED'],
    ['exp a second ago', { exp: now - 1 }, 'TOKEN_EXPIRED'],
    ['exp now', { exp: now }, 'TOKEN_EXPIRED'],
    ['exp in a second', { exp: now + 1 }, member],
    ['no iat', { iat: undefined }, member],
    ['iat 29 s ahead', { iat: now + 29 }, member],
    ['iat 30 s ahead', { iat: now + 30 }, member],
    ['iat 31 s ahead', { iat: now + 31 }, 'TOKEN_INVALID'],
    ['iat long ago', { iat: 0 }, member],
    ['iat as text', { iat: String(now) }, 'TOKEN_INVALID'],
    ['a null iat', { iat: null }, 'TOKEN_INVALID'],
    ['iat 1e20', { iat: 1e20 }, 'TOKEN_INVALID'],
    ['nbf in the past', { nbf: now - 1 }, member],
    ['nbf 30 s ahead', { nbf: now + 30 }, member],
    ['nbf 31 s ahead', { nbf: now + 31 }, 'TOKEN_INVALID'],
    ['nbf as text', { nbf: 'now' }, 'TOKEN_INVALID'],
    ['exp past and nbf ahead', { exp: now - 1, nbf: now + 60 }, 'TOKEN_EXPIRED'],
    ['exp past and no sub', { exp: now - 1, sub: undefined }, 'TOKEN_EXPIRED'],
  ])('%s', async (_, changes, expected) => {
    expect(await judgeToken({ payload: { ...claims, ...changes } })).toEqual(expected);
  });

  test('a literal 1e400 is no time', async () => {
    expect(await judgeToken({ payload: `{"sub":"${sub}","exp":1e400}` })).toBe('TOKEN_INVALID');
  });

  test('that it has expired is told only of a token that the backend made', async () => {
    const payload = { ...claims, exp: now - 1 };
    expect(await judgeToken({ payload })).toBe('TOKEN_EXPIRED');
    expect(await judgeToken({ payload, key: otherKey })).toBe('TOKEN_INVALID');
    expect(await judgeToken({ payload, header: { alg: 'HS256', kid: '1' } })).toBe('TOKEN_INVALID');
  });

  test('that it has no sub is told only of a token that the backend made', async () => {
    expect(await judgeToken({ payload: { exp: now + 60 }, key: otherKey })).toBe('TOKEN_INVALID');
  });
});

describe('who it speaks for', () => {
  test.each<[string, object, AppErrorCode | typeof member]>([
    ['no sub', { sub: undefined }, 'TOKEN_WITHOUT_SUBJECT'],
    ['an empty sub', { sub: '' }, 'TOKEN_WITHOUT_SUBJECT'],
    ['a null sub', { sub: null }, 'TOKEN_INVALID'],
    ['a blank sub', { sub: ' ' }, 'TOKEN_INVALID'],
    ['a numeric sub', { sub: 7 }, 'TOKEN_INVALID'],
    ['sub 0', { sub: 0 }, 'TOKEN_INVALID'],
    ['a list as sub', { sub: [sub] }, 'TOKEN_INVALID'],
    ['a sub that is no UUID', { sub: 'admin' }, 'TOKEN_INVALID'],
    ['a UUID without dashes', { sub: sub.replaceAll('-', '') }, 'TOKEN_INVALID'],
    ['a UUID in braces', { sub: `{${sub}}` }, 'TOKEN_INVALID'],
    ['a UUID and a line break', { sub: `${sub}\n` }, 'TOKEN_INVALID'],
    ['a UUID and a NUL', { sub: `${sub}\0` }, 'TOKEN_INVALID'],
    ['a UUID with full-width digits', { sub: sub.replace('3', '３') }, 'TOKEN_INVALID'],
    ['an unknown role', { role: 'ROLE_ROOT' }, 'TOKEN_INVALID'],
    ['a role in lower case', { role: 'role_admin' }, 'TOKEN_INVALID'],
    ['an empty role', { role: '' }, 'TOKEN_INVALID'],
    ['a null role', { role: null }, 'TOKEN_INVALID'],
    ['a list of roles', { role: ['ROLE_ADMIN'] }, 'TOKEN_INVALID'],
    ['no role', { role: undefined }, member],
    ['aud', { aud: 'diggindie' }, 'TOKEN_INVALID'],
    ['aud list', { aud: [] }, 'TOKEN_INVALID'],
    ['a null aud', { aud: null }, 'TOKEN_INVALID'],
    ['a claim we do not know', { iss: 'backend', jti: '1', category: 'access' }, member],
  ])('%s', async (_, changes, expected) => {
    expect(await judgeToken({ payload: { ...claims, ...changes } })).toEqual(expected);
  });

  test('an upper-case UUID is passed on as it is', async () => {
    const externalId = sub.toUpperCase();
    const payload = { ...claims, sub: externalId };
    expect(await judgeToken({ payload })).toEqual({ externalId, role: 'ROLE_USER' });
  });
});

describe('JSON that parsers read differently', () => {
  const rest = `"exp":${now + 60}`;
  test.each([
    ['sub twice', `{"sub":"${sub}","sub":"${sub}",${rest}}`],
    ['sub twice, the first escaped', `{"\\u0073ub":"x","sub":"${sub}",${rest}}`],
    ['sub twice, the last escaped', `{"sub":"x","s\\u0075b":"${sub}",${rest}}`],
    ['exp twice', `{"sub":"${sub}","exp":1,${rest}}`],
    ['role twice, spaced', `{"role":"ROLE_USER","role" :"ROLE_ADMIN","sub":"${sub}",${rest}}`],
    ['a nested name twice', `{"sub":"${sub}",${rest},"x":{"a":1,"a":2}}`],
    ['a name twice in a list', `{"sub":"${sub}",${rest},"x":[{"a":1,"b":[{}],"a":2}]}`],
    ['a name twice after a quoted brace', `{"a":"}","x":1,"x":2,"sub":"${sub}",${rest}}`],
    ['an empty name twice', `{"":1,"":2,"sub":"${sub}",${rest}}`],
    ['a byte order mark', `\ufeff{"sub":"${sub}",${rest}}`],
    ['a comment', `{"sub":"${sub}",${rest}/**/}`],
    ['text after it', `{"sub":"${sub}",${rest}}{}`],
    ['a list', `[{"sub":"${sub}",${rest}}]`],
    ['a string', `"${sub}"`],
    ['null', 'null'],
    ['a number', '1'],
    ['nothing but a space', ' '],
  ])('%s is refused', async (_, payload) => {
    expect(await judgeToken({ payload })).toBe('TOKEN_INVALID');
  });

  test('invalid UTF-8 is refused', async () => {
    const payload = Buffer.from(`{"sub":"${sub}",${rest},"x":"\xff"}`, 'latin1');
    expect(await judgeToken({ payload })).toBe('TOKEN_INVALID');
  });

  test('the same name in different objects, and in strings, is no duplicate', async () => {
    const payload = `{"sub":"${sub}",${rest},"sub ":1,"x":[{"sub":1},{"sub":{"sub":2}}],"y":"{\\"sub\\":1,\\"sub\\":","z":"\\\\"}`;
    expect(await judgeToken({ payload })).toEqual(member);
  });
});

describe('the form of the token', () => {
  const token = forge({});
  const [header = '', payload = '', signature = ''] = token.split('.');

  test('unused bits of the signature must be 0', async () => {
    const last = B64URL[B64URL.indexOf(signature.at(-1)!) + 1];
    const same = `${signature.slice(0, -1)}${last}`;
    expect(Buffer.from(same, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    expect(await judge(`Bearer ${header}.${payload}.${same}`)).toBe('TOKEN_INVALID');
  });

  test('unused bits of a payload must be 0, even when they are signed', async () => {
    const text = Buffer.from(JSON.stringify({ ...claims, x: '' }).padEnd(150, ' '));
    const tight = Buffer.concat([text, Buffer.from(' ')]).toString('base64url');
    const same = `${tight.slice(0, -1)}${B64URL[B64URL.indexOf(tight.at(-1)!) + 1]}`;
    expect(Buffer.from(same, 'base64url')).toEqual(Buffer.from(tight, 'base64url'));
    expect(await judge(`Bearer ${signParts(`${header}.${tight}`, key)}`)).toEqual(member);
    expect(await judge(`Bearer ${signParts(`${header}.${same}`, key)}`)).toBe('TOKEN_INVALID');
  });

  test('padding and the other alphabet are refused', async () => {
    const text = Buffer.from(JSON.stringify({ ...claims, x: '>>>???>>>???' }));
    const standard = text.toString('base64');
    expect(standard).toMatch(/[+/]/);
    expect(await judge(`Bearer ${signParts(`${header}.${standard}`, key)}`)).toBe('TOKEN_INVALID');
    expect(await judge(`Bearer ${token}=`)).toBe('TOKEN_INVALID');
  });

  test.each([
    ['one part', header],
    ['two parts', `${header}.${payload}`],
    ['no signature', `${header}.${payload}.`],
    ['no payload', signParts(`${header}.`, key)],
    ['no header', signParts(`.${payload}`, key)],
    ['four parts', `${token}.${signature}`],
    ['four parts, the last empty', `${token}.`],
    ['five parts, as an encrypted token has', `${header}.a.b.c.d`],
    ['a cut signature', token.slice(0, -2)],
    ['a signature of too many bytes', `${token}AAAA`],
  ])('%s is refused', async (_, changed) => {
    expect(await judge(`Bearer ${changed}`)).toBe('TOKEN_INVALID');
  });

  test.each([
    [8192, member],
    [8193, 'TOKEN_INVALID'],
    [1024 * 1024, 'TOKEN_INVALID'],
  ])('of %i characters', async (length, expected) => {
    const room = length - header.length - signature.length - 2;
    const long = forge({ payload: JSON.stringify(claims).padEnd(Math.floor((room * 3) / 4)) });
    expect(long).toHaveLength(length);
    expect(await judge(`Bearer ${long}`)).toEqual(expected);
  });
});
