import { randomUUID } from 'node:crypto';
import { drawBandId, createBand as insertBand } from '#db/queries/band-change.ts';
import { listNamesakes } from '#db/queries/band-namesake.ts';
import { AppError } from '../errors.ts';
import type { CreateBandInput } from '../schemas/band-edit.ts';
import type { EditContext } from './edit-context.ts';

/** @throws AppError BAND_NAME_EXISTS when there is a live one of the same name that the curator doesn't know of */
export async function createBand(
  { db, embedder: space, actor }: EditContext,
  { fields: { keywords = [], ...fields }, isNamesakeKnown }: CreateBandInput,
): Promise<{ bandId: number; groupId: string }> {
  if (!isNamesakeKnown && (await listNamesakes(db, { name: fields.name })).length > 0) {
    throw new AppError('BAND_NAME_EXISTS');
  }
  const groupId = randomUUID();
  const bandId = await drawBandId(db);
  await insertBand(db, {
    ...{ bandId, fields, space },
    words: { list: keywords, isWhole: true },
    group: { groupId, action: 'create', curatorId: actor.curator?.curatorId },
  });
  return { bandId, groupId };
}
