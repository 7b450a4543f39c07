import { embedFake } from './fake-embedding.ts';
import type { ProviderMode } from './provider-behaviour.ts';
import type { ProviderCall } from './provider-call.ts';

interface Item {
  object: 'embedding';
  index: number;
  embedding: unknown;
}

/** The body of a 200, well or spoilt as the mode says. */
export function buildAnswer(call: ProviderCall, mode: ProviderMode) {
  const isBase64 = call.encodingFormat === 'base64' && mode !== 'floats';
  const data = call.inputs.map((input, index): Item => {
    const vector = embedFake(input, call.model);
    return { object: 'embedding', index, embedding: isBase64 ? encode(vector) : [...vector] };
  });
  const [first] = data;
  if (first) spoil(data, first, embedFake(call.inputs[0] ?? '', call.model), mode, isBase64);
  const tokens = call.inputs.reduce((sum, input) => sum + input.length, 0);
  return {
    object: 'list',
    data,
    model: mode === 'wrong-model' ? 'some-other-model' : call.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

function spoil(
  data: Item[],
  first: Item,
  vector: Float32Array,
  mode: ProviderMode,
  isBase64: boolean,
): void {
  const write = (changed: Float32Array) => (isBase64 ? encode(changed) : [...changed]);
  if (mode === 'reordered') data.reverse();
  if (mode === 'missing') data.pop();
  if (mode === 'duplicate') data[data.length - 1] = { ...first };
  if (mode === 'wrong-dimension') first.embedding = write(vector.slice(1));
  if (mode === 'zeros') first.embedding = write(vector.map(() => 0));
  if (mode === 'not-base64') first.embedding = '*not base64*';
  if (mode === 'nan') first.embedding = write(vector.with(7, Number.NaN));
  if (mode === 'nan-null') first.embedding = [null, ...vector.slice(1)];
  if (mode === 'nan-string') first.embedding = ['NaN', ...vector.slice(1)];
}

function encode(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}
