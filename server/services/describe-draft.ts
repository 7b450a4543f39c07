import type { DraftRow } from '#db/queries/description-draft.ts';
import type { Draft } from '../schemas/draft.ts';

/** A draft's row as the procedures answer it. */
export function describeDraft({ createdAt, ...row }: DraftRow): Draft {
  return { ...row, createdAt: createdAt.toISOString() };
}
