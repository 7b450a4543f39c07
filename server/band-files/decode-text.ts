import { isAscii, isUtf8 } from 'node:buffer';
import type { FileEncoding } from '../schemas/import-words.ts';
import { Cp949Decoder } from './cp949-decoder.ts';
import { FileError } from './file-error.ts';

/** So much is looked at from the first letter on that isn't ASCII: enough for a few hundred Korean ones. */
const SAMPLE_BYTES = 64 * 1024;

export interface DecodedText {
  chunks: AsyncGenerator<string>;
  /** Known when the chunks are read. */
  encoding: () => FileEncoding;
}

/**
 * Decodes a stream as UTF-8 or CP949, whichever it is unless `given`; in memory is only the sample that
 * decides. Letters that are broken become U+FFFD, which the rows' check refuses.
 * @throws FileError notText, utf16
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>, given?: FileEncoding): DecodedText {
  let encoding = given;
  const chunks = async function* () {
    let decoder = encoding && createDecoder(encoding);
    let sample: Buffer = Buffer.alloc(0);
    let isFirst = true;
    for await (const raw of bytes) {
      const chunk = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
      if (chunk.length === 0) continue;
      refuseBinary(chunk, isFirst && sample.length === 0);
      isFirst = false;
      if (decoder) {
        yield decoder.decode(chunk, { stream: true });
        continue;
      }
      if (sample.length === 0 && isAscii(chunk)) {
        yield chunk.toString('latin1');
        continue;
      }
      sample = Buffer.concat([sample, chunk]);
      if (sample.length < SAMPLE_BYTES) continue;
      encoding = detectEncoding(sample);
      decoder = createDecoder(encoding);
      yield decoder.decode(sample, { stream: true });
      sample = Buffer.alloc(0);
    }
    encoding ??= detectEncoding(sample);
    decoder ??= createDecoder(encoding);
    yield decoder.decode(sample);
  };
  return { chunks: chunks(), encoding: () => encoding ?? 'utf-8' };
}

function createDecoder(encoding: FileEncoding): TextDecoder | Cp949Decoder {
  return encoding === 'cp949' ? new Cp949Decoder() : new TextDecoder('utf-8');
}

/** UTF-8 if it is valid, but for a letter that the sample's end cuts; else CP949. */
export function detectEncoding(sample: Buffer): FileEncoding {
  for (let cut = 0; cut < 4; cut++) {
    if (isUtf8(sample.subarray(0, sample.length - cut))) return 'utf-8';
  }
  return 'cp949';
}

function refuseBinary(chunk: Buffer, isFirst: boolean): void {
  const start = isFirst && chunk.length > 1 ? chunk.readUInt16BE(0) : 0;
  if (start === 0xfffe || start === 0xfeff) throw new FileError('utf16');
  if (chunk.includes(0)) throw new FileError('notText');
}
