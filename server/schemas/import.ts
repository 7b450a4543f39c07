import { z } from 'zod';
import {
  FILE_ENCODINGS,
  FILE_FORMATS,
  FILE_PROBLEMS,
  IMPORT_FIELDS,
  IMPORT_ROW_FILTERS,
  ROW_PROBLEMS,
} from './import-words.ts';

export const importFieldSchema = z.enum(IMPORT_FIELDS);
export const importIdSchema = z.uuid();
export const importInputSchema = z.object({ importId: importIdSchema });

/** Field of a band by column name; a column that isn't in it is left out. */
export const mappingSchema = z
  .record(z.string(), importFieldSchema)
  .refine((mapping) => new Set(Object.values(mapping)).size === Object.keys(mapping).length, {
    error: 'two columns for one field',
  })
  .refine(
    (mapping) =>
      Object.values(mapping).some((field) => ['bandId', 'name', 'spotifyId'].includes(field)),
    { error: 'band_id, name or spotify_id is needed to know the bands by' },
  );
export type ColumnMapping = z.infer<typeof mappingSchema>;

export const rowProblemSchema = z.object({
  /** Null: the row as a whole. */
  field: importFieldSchema.nullable(),
  problem: z.enum(ROW_PROBLEMS),
  /** A limit, the number of another row, or the text that is wrong. */
  detail: z.string().optional(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

/** A cell of a band as people read it. */
const cellSchema = z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]);
/** Fields that a row changes: as they are and as they shall be. */
export const fieldChangesSchema = z.partialRecord(
  importFieldSchema,
  z.object({ before: cellSchema, after: cellSchema }),
);
export type FieldChanges = z.infer<typeof fieldChangesSchema>;

export const fileProblemSchema = z.enum(FILE_PROBLEMS);
export const uploadAnswerSchema = z.object({ importId: importIdSchema });

export const importCountsSchema = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  pending: z.number().int(),
  /** Rows that are in the catalogue now. */
  applied: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importSummarySchema = z.object({
  importId: importIdSchema,
  fileName: z.string(),
  format: z.enum(FILE_FORMATS),
  encoding: z.enum(FILE_ENCODINGS).nullable(),
  state: z.enum(['uploading', 'uploaded', 'checked', 'running', 'done']),
  rowCount: z.number().int(),
  /** The curator's name; null: by command line. */
  curatorName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  checkedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  counts: importCountsSchema,
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importDetailSchema = importSummarySchema.extend({
  columns: z.array(
    z.object({
      name: z.string(),
      field: importFieldSchema.nullable(),
      /** A few of its values. */
      samples: z.array(z.string()),
    }),
  ),
  isMapped: z.boolean(),
});
export type ImportDetail = z.infer<typeof importDetailSchema>;

export const importRowsInputSchema = importInputSchema.extend({
  state: z.enum(IMPORT_ROW_FILTERS),
  page: z.number().int().min(1).max(1_000_000).default(1),
});

export const importRowSchema = z.object({
  rowNumber: z.number().int(),
  /** The band's name, or what stands in the file for it. */
  name: z.string().nullable(),
  bandId: z.number().int().nullable(),
  isApplied: z.boolean(),
  changes: fieldChangesSchema,
  problems: z.array(rowProblemSchema.extend({ value: z.string().nullable() })),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const importRowsSchema = z.object({
  rows: z.array(importRowSchema),
  totalCount: z.number().int(),
});
