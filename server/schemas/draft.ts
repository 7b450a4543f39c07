import { z } from 'zod';
import { bandIdSchema } from './band.ts';
import { DRAFT_PAGE_SIZE, MAX_DRAFT_CHARS } from './draft-words.ts';

export const draftSchema = z.object({
  draftId: z.number().int(),
  bandId: bandIdSchema,
  text: z.string(),
  /** The chat model that wrote it. */
  model: z.string(),
  createdAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftListInputSchema = z.object({
  page: z.number().int().min(1).max(100_000).default(1),
});

export const draftListSchema = z.object({
  /** Whether a chat model is configured. */
  isOn: z.boolean(),
  drafts: z
    .array(draftSchema.extend({ bandName: z.string(), keywords: z.array(z.string()) }))
    .max(DRAFT_PAGE_SIZE),
  totalCount: z.number().int(),
  /** Live bands with neither a description nor an open draft. */
  undraftedCount: z.number().int(),
});
export type DraftList = z.infer<typeof draftListSchema>;

export const bandDraftSchema = z.object({ isOn: z.boolean(), draft: draftSchema.nullable() });

export const draftIdSchema = z.object({ draftId: z.number().int() });
export const acceptDraftSchema = draftIdSchema.extend({
  /** As the curator left it. */
  text: z.string().trim().min(1).max(MAX_DRAFT_CHARS),
});
export type AcceptDraftInput = z.infer<typeof acceptDraftSchema>;
export const acceptedDraftSchema = z.object({
  bandId: bandIdSchema,
  /** The change, by which it can be undone. */
  groupId: z.uuid(),
});
