import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's parameters for Argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), PARAMETERS);
}

let decoy: Promise<string> | undefined;

/** Takes as long for an account that has no password, or isn't there, as for a wrong password. */
export async function isRightPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  // Made before it is known whether it is needed: the first sign-in of a process is as long for all.
  decoy ??= hashPassword('a password that nobody has');
  const decoyHash = await decoy;
  const isRight = await verify(passwordHash ?? decoyHash, password.normalize('NFC'));
  return isRight && Boolean(passwordHash);
}

/** Without those that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over: 20 random letters and digits (99 bits), in groups that can be read aloud. */
export function makePassword(): string {
  const letters = Array.from({ length: 20 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.match(/.{5}/g)?.join('-') ?? letters;
}
