import { EmbedderError } from '../embeddings/embedder.ts';
import { EnvError } from '../env.ts';

/** A failure that a user can do something about: the message is the whole story, no stack is shown. */
export class CliError extends Error {
  readonly reason = 'expected';
}

const DATABASE_SENTENCES: Record<string, string> = {
  ECONNREFUSED: 'Nothing answers at the address of DATABASE_URL: start the database or correct it.',
  CONNECT_TIMEOUT: 'The database of DATABASE_URL does not answer: check host, port and firewall.',
  ENOTFOUND: 'The host of DATABASE_URL is unknown: correct its name.',
  EAI_AGAIN: 'The host of DATABASE_URL can’t be looked up now: check its name and the network.',
  '28P01': 'The database refuses the user or password of DATABASE_URL: correct them.',
  '28000': 'The database refuses the user of DATABASE_URL: correct it or its rights.',
  '3D000': 'The database that DATABASE_URL names does not exist: create it (createdb) first.',
  '42501': 'The user of DATABASE_URL lacks a right that is needed here: let the owner run this.',
  '58P01':
    'The server of DATABASE_URL has no pgvector: install it (https://github.com/pgvector/pgvector).',
  '0A000':
    'The server of DATABASE_URL can’t do this: it needs PostgreSQL 15 or newer with pgvector.',
  '42P01': 'The tables are missing: run npm run db:migrate first.',
  '53100': 'The disk of the database is full: make room and repeat the command.',
};

const SYSTEM_SENTENCES: Record<string, string> = {
  ENOSPC: 'The disk is full: make room and repeat the command.',
  EDQUOT: 'Your disk quota is used up: make room and repeat the command.',
  EROFS: 'The file system is read-only: choose another folder (DATA_DIR) or another place.',
};

const UNUSABLE_PATH = new Set(['EACCES', 'EPERM', 'ENOTDIR']);

/** The sentence for an expected failure; undefined for a defect of ours, whose stack is worth showing. */
export function describeFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof EnvError || 'reason' in error) return error.message;
  if (error instanceof EmbedderError) {
    return `The embedding provider failed: ${error.message}. What is embedded stays; repeat the command later.`;
  }
  for (const each of causesOf(error)) {
    const code = 'code' in each ? String(each.code) : '';
    const sentence = DATABASE_SENTENCES[code] ?? SYSTEM_SENTENCES[code];
    if (sentence) return `${sentence} (${code})`;
    if (UNUSABLE_PATH.has(code) && 'path' in each) {
      return `${each.path} can’t be made, written or read: give this user the right to it, or choose another place. (${code})`;
    }
  }
  return undefined;
}

function causesOf(error: Error): Error[] {
  const causes = [error];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) causes.push(cause);
  return causes;
}
