import { expect, test } from 'vitest';
import { EmbedderError } from '../embeddings/embedder.ts';
import { EnvError } from '../env.ts';
import { CliError, describeFailure } from './failure.ts';

const withCode = (code: string, more = {}) => Object.assign(new Error('raw'), { code, ...more });

test.each([
  [new CliError('Do this.'), 'Do this.'],
  [new EnvError(['PORT is odd']), 'Configuration is not usable:\n  - PORT is odd'],
  [
    new EmbedderError('unavailable', 'no answer'),
    'The embedding provider failed: no answer. What is embedded stays; repeat the command later.',
  ],
  [withCode('ENOSPC'), 'The disk is full: make room and repeat the command. (ENOSPC)'],
  [
    new Error('query failed', { cause: withCode('42P01') }),
    'The tables are missing: run npm run db:migrate first. (42P01)',
  ],
  [
    withCode('EACCES', { path: '/data' }),
    '/data can’t be made, written or read: give this user the right to it, or choose another place. (EACCES)',
  ],
])('%s is told as a sentence', (error, sentence) => {
  expect(describeFailure(error)).toBe(sentence);
});

test.each([new TypeError('x is undefined'), withCode('ENOENT'), 'text', undefined])(
  '%s is a defect: its stack is shown',
  (error) => {
    expect(describeFailure(error)).toBeUndefined();
  },
);
