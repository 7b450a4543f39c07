import { FileError } from '../band-files/file-error.ts';

/**
 * The bytes of a body as they come, whatever its header says of their number.
 * @throws FileError `tooLarge` once there are more than `max`
 */
export async function* limitBytes(
  body: AsyncIterable<Uint8Array> | null,
  max: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > max) throw new FileError('tooLarge');
    yield chunk;
  }
}
