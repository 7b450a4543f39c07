import { z } from 'zod';
import { bandIdSchema } from './band.ts';
import {
  BAND_KEYWORD_COUNT,
  BAND_NAME_LENGTH,
  BULK_BAND_COUNT,
  DESCRIPTION_LENGTH,
  KEYWORD_LENGTH,
  TRACK_TITLE_LENGTH,
  WEB_ADDRESS_LENGTH,
} from './band-edit-words.ts';
import { bandFilterSchema } from './band-list.ts';
import { jobSchema } from './job.ts';

/** Composed and trimmed; no text in the database holds a NUL. */
const textSchema = z
  .string()
  .max(DESCRIPTION_LENGTH)
  .transform((text) => text.replaceAll('\0', '').normalize('NFC').trim());

const optionalText = (maxLength: number) =>
  textSchema
    .pipe(z.string().max(maxLength))
    .transform((text) => text || null)
    .nullable();

/** A whole http(s) address, kept as it was written; blank: none. */
const webAddressSchema = optionalText(WEB_ADDRESS_LENGTH).refine(
  (address) => address === null || isWebAddress(address),
  '주소는 http:// 또는 https://로 시작해야 합니다.',
);

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

export const keywordWordSchema = textSchema
  .transform((word) => word.replace(/\s+/g, ' '))
  .pipe(z.string().min(1).max(KEYWORD_LENGTH));

/** What a curator can change of a band; what is absent stays. */
export const bandFieldsSchema = z.object({
  name: textSchema.pipe(z.string().min(1).max(BAND_NAME_LENGTH)).optional(),
  imageUrl: webAddressSchema.optional(),
  websiteUrl: webAddressSchema.optional(),
  musicUrl: webAddressSchema.optional(),
  isBand: z.boolean().nullable().optional(),
  description: optionalText(DESCRIPTION_LENGTH).optional(),
  trackTitle: optionalText(TRACK_TITLE_LENGTH).optional(),
  trackUrl: webAddressSchema.optional(),
  /** All that it shall carry; unknown words become keywords. */
  keywords: z.array(keywordWordSchema).max(BAND_KEYWORD_COUNT).optional(),
});
export type BandFields = z.infer<typeof bandFieldsSchema>;

export const bandRevisionSchema = z.string().max(100);

export const bandForEditingSchema = z.object({
  bandId: bandIdSchema,
  /** Names this state of the band; an edit of another state is refused. */
  revision: bandRevisionSchema,
  name: z.string(),
  imageUrl: z.string().nullable(),
  websiteUrl: z.string().nullable(),
  musicUrl: z.string().nullable(),
  isBand: z.boolean().nullable(),
  description: z.string().nullable(),
  trackTitle: z.string().nullable(),
  trackUrl: z.string().nullable(),
  keywords: z.array(z.string()),
});
export type BandForEditing = z.infer<typeof bandForEditingSchema>;

export const editBandInputSchema = z.object({
  bandId: bandIdSchema,
  revision: bandRevisionSchema,
  fields: bandFieldsSchema,
});
export type EditBandInput = z.infer<typeof editBandInputSchema>;

export const createBandInputSchema = z.object({
  fields: bandFieldsSchema.required({ name: true }),
  /** The curator knows that there is a band of this name. */
  isNamesakeKnown: z.boolean().default(false),
});
export type CreateBandInput = z.infer<typeof createBandInputSchema>;

/** What one action did; null where nothing was to be changed. */
export const changedSchema = z.object({ groupId: z.uuid().nullable() });
export const createdBandSchema = z.object({ bandId: bandIdSchema, groupId: z.uuid() });

/** Bands one by one, or all that a list shows. */
export const bandSelectionSchema = z.union([
  z.object({ bandIds: z.array(bandIdSchema).min(1).max(BULK_BAND_COUNT) }),
  z.object({ filter: bandFilterSchema }),
]);
export type BandSelection = z.infer<typeof bandSelectionSchema>;

export const bulkActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delete') }),
  z.object({ kind: z.literal('restore') }),
  z.object({ kind: z.literal('addKeyword'), keyword: keywordWordSchema }),
  z.object({ kind: z.literal('removeKeyword'), keyword: keywordWordSchema }),
]);
export type BulkAction = z.infer<typeof bulkActionSchema>;

export const bulkInputSchema = z.object({
  selection: bandSelectionSchema,
  action: bulkActionSchema,
});
export const bulkResultSchema = changedSchema.extend({ changedCount: z.number().int() });

export const namesakesSchema = z.object({
  bands: z.array(z.object({ bandId: bandIdSchema, bandName: z.string() })),
});

/** Undefined beyond `MAX_DESCRIPTION_TOKENS`. */
export const tokenCountSchema = z.object({ tokenCount: z.number().int().nullable() });

export const reembedInputSchema = z.object({ selection: bandSelectionSchema });
export const reembeddedSchema = z.object({
  startedCount: z.number().int(),
  /** Undefined where there was nothing to embed. */
  job: jobSchema.optional(),
});
