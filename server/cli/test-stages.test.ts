import { expect, test } from 'vitest';
import { countPlaywright, countVitest, withExitCode } from './test-stages.ts';

test('counts tests, and a file that does not load as one failure', () => {
  const report = {
    numPassedTests: 3,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 });
  expect(countPlaywright({ stats: { expected: 5, unexpected: 2, flaky: 1 } })).toEqual({
    passed: 6,
    failed: 2,
  });
});

test.each([
  [0, { passed: 2, failed: 0 }, { passed: 2, failed: 0 }],
  [1, { passed: 2, failed: 1 }, { passed: 2, failed: 1 }],
  [1, { passed: 2, failed: 0 }, { passed: 2, failed: 1 }],
  [null, { passed: 2, failed: 0 }, { passed: 2, failed: 1 }],
  [0, { passed: 0, failed: 0 }, { passed: 0, failed: 1 }],
])('exit code %s with %j counts as %j', (exitCode, counts, expected) => {
  expect(withExitCode(exitCode, counts)).toEqual(expected);
});
