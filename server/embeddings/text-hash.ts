import { createHash } from 'node:crypto';

/**
 * The text that is really embedded: composed (a Mac sends decomposed Hangul, which tokenises quite differently)
 * and without surrounding white space. Idempotent; embedders and {@link hashText} apply it themselves.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFC').trim();
}

/** SHA-256 (hex) of the text that is really embedded; equal hashes need no new vector. */
export function hashText(text: string): string {
  return createHash('sha256').update(normaliseText(text), 'utf8').digest('hex');
}
