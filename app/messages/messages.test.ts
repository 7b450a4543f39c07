import { expect, test } from 'vitest';
import { messages as en } from './en.ts';
import { messages as ko } from './ko.ts';

type Messages = { [key: string]: string | Messages };

/** `picks.count` → the names of its arguments. */
function readArguments(messages: Messages, prefix = ''): Record<string, string[]> {
  const entries = Object.entries(messages).map(([key, value]) => {
    const path = `${prefix}${key}`;
    return typeof value === 'string'
      ? { [path]: findArguments(value) }
      : readArguments(value, `${path}.`);
  });
  return Object.assign({}, ...entries);
}

/** An argument's name is followed by its end or its type; a plural's text in braces is not. */
function findArguments(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)(?:\}|,\s*(?:select|plural|number|date)\b)/g)];
  return [...new Set(names.flatMap(([, name]) => name ?? []))].sort();
}

test('Korean and English say the same things with the same arguments', () => {
  expect(readArguments(en)).toEqual(readArguments(ko));
});

test('no message is empty', () => {
  const texts = JSON.stringify([ko, en]).match(/:\s*""/g);
  expect(texts).toBeNull();
});
