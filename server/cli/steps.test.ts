import { expect, test } from 'vitest';
import { createSteps } from './steps.ts';

function collect(isTTY: boolean, env: Record<string, string> = {}) {
  let text = '';
  const output = {
    isTTY,
    write: (chunk: string) => {
      text += chunk;
    },
  };
  const steps = createSteps(output, { NODE_ENV: 'test', ...env });
  return { steps, text: () => text.replace(/\d+\.\d s/g, 'TIME') };
}

test('plain lines where nobody watches: start, every tenth, end', async () => {
  const { steps, text } = collect(false);
  const result = await steps.run('Embedding', async ({ progress, detail }) => {
    for (const done of [0, 4, 50, 55, 100]) progress({ done, total: 100 });
    detail('100 texts');
    return 'result';
  });
  expect(result).toBe('result');
  expect(text()).toBe(
    [
      '… Embedding',
      '  Embedding: 50/100 (50 %)  TIME',
      '  Embedding: 100/100 (100 %)  TIME',
      '✓ Embedding (100 texts)  TIME',
      '',
    ].join('\n'),
  );
});

test('a failing step is marked and its error passed on', async () => {
  const { steps, text } = collect(false);
  await expect(steps.run('Build', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(text()).toContain('✗ Build');
});

test('colours only on a terminal that wants them', async () => {
  const green = '\x1b[32m';
  for (const [isTTY, env, isColored] of [
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [false, {}, false],
  ] as const) {
    const { steps, text } = collect(isTTY, env);
    await steps.run('Step', async () => {});
    expect(text().includes(green)).toBe(isColored);
  }
});
