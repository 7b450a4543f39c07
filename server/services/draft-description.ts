import { findBandCards } from '#db/queries/band-card.ts';
import { insertDraft } from '#db/queries/description-draft.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { Draft } from '../schemas/draft.ts';
import { describeDraft } from './describe-draft.ts';

/**
 * Has the chat model write a draft for a band; nothing of the band changes.
 * @throws AppError WRITER_OFF, BAND_NOT_FOUND
 * @throws WriterError
 */
export async function draftDescription(
  { db, writer }: Pick<Runtime, 'db' | 'writer'>,
  { bandId }: { bandId: number },
  signal?: AbortSignal,
): Promise<Draft> {
  if (!writer) throw new AppError('WRITER_OFF');
  const [card] = await findBandCards(db, { bandIds: [bandId] });
  if (!card) throw new AppError('BAND_NOT_FOUND');
  const text = await writer.write({ ...card, topTrackTitle: card.topTrack?.title ?? null }, signal);
  return describeDraft(await insertDraft(db, { bandId, text, model: writer.model }));
}
