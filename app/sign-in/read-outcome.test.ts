import { expect, test } from 'vitest';
import { readOutcome } from './read-outcome.ts';

test.each([
  ['CredentialsSignin', { kind: 'wrong' }],
  ['AccessDenied', { kind: 'refused' }],
  ['TOO_MANY_REQUESTS:37', { kind: 'limited', seconds: 37 }],
  ['TOO_MANY_REQUESTS', { kind: 'limited', seconds: 60 }],
  ['TOO_MANY_REQUESTS:<b>', { kind: 'limited', seconds: 60 }],
  ['TOO_MANY_REQUESTS:1e99', { kind: 'limited', seconds: 86_400 }],
  ['DATABASE_UNAVAILABLE:5', { kind: 'unavailable' }],
  ['OAuthCallback', { kind: 'providerFailed' }],
  ['whatever somebody writes there', { kind: 'providerFailed' }],
])('%s', (error, outcome) => {
  expect(readOutcome(error)).toEqual(outcome);
});
