import { MAX_SENTENCES, WriterError } from './description-writer.ts';

const MAX_CHARS = 2_000;
const HANGUL = /[가-힣]/;
/** A sentence with its end; what follows the last end is one too. */
const SENTENCE = /[^.!?。…]+(?:[.!?。…]+['"’”)\]]*|$)/gu;

/**
 * What a chat model wrote, as a description: composed, one paragraph, no markdown, at most six sentences.
 * @throws WriterError `refused` when nothing Korean is left
 */
export function readDraft(answer: unknown): string {
  const content = typeof answer === 'string' ? answer : '';
  const plain = content
    .normalize('NFC')
    .replace(/^\s*(?:#+|[-*•]|\d+[.)])\s+/gmu, '')
    .replace(/[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^["“'‘](.*)["”'’]$/u, '$1');
  const sentences = plain.match(SENTENCE)?.map((sentence) => sentence.trim()) ?? [];
  const text = sentences.filter(Boolean).slice(0, MAX_SENTENCES).join(' ').slice(0, MAX_CHARS);
  if (!HANGUL.test(text)) {
    throw new WriterError('refused', 'The chat model wrote no Korean description');
  }
  return text;
}
