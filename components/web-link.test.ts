import { expect, test } from 'vitest';
import { asWebLink } from './web-link.ts';

test.each([
  ['https://example.com/a b', 'https://example.com/a%20b'],
  ['http://example.com', 'http://example.com/'],
  ['javascript:alert(1)', undefined],
  [' JaVaScRiPt:alert(1)', undefined],
  ['data:text/html,<script>', undefined],
  ['//example.com', undefined],
  ['example.com', undefined],
  ['', undefined],
  [null, undefined],
])('%s becomes %s', (address, link) => {
  expect(asWebLink(address)).toBe(link);
});
