import { expect, test } from 'vitest';
import { drawBandMonogram } from './band-monogram.ts';

test.each([
  ['실리카겔', '실'],
  ['크라잉넛', '크'],
  ['갤럭시 익스프레스', '갤'],
  ['Slowdive', 'SL'],
  ['The Strokes', 'ST'],
  ['My Bloody Valentine', 'MB'],
  ['M83', 'M8'],
  ['10CM', '10'],
  ['落日飛車 Sunset Rollercoaster', '落'],
  ["'82nd Ave", '8A'],
  ['.crk', 'CR'],
  ['The', 'TH'],
  ['!!!', '♪'],
  ['', '♪'],
])('%s is drawn as %s', (name, letters) => {
  expect(drawBandMonogram(name, undefined).letters).toBe(letters);
});

test('bands of one main keyword share a hue and are turned differently', () => {
  const one = drawBandMonogram('새소년', '몽환');
  const other = drawBandMonogram('실리카겔', '몽환');
  expect(one.hue).toBe(other.hue);
  expect(one.turn).not.toBe(other.turn);
  expect(drawBandMonogram('새소년', '몽환')).toEqual(one);
});
