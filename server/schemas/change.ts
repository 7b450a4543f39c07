import { z } from 'zod';

export const changeSubjectSchema = z.enum(['band', 'keyword']);

export const changeListInputSchema = z.object({
  subject: changeSubjectSchema.optional(),
  /** One band or keyword. */
  subjectId: z.number().int().optional(),
  /** The `entryId` of the last one seen: what came before it. */
  cursor: z.number().int().optional(),
});
export type ChangeListInput = z.infer<typeof changeListInputSchema>;

const valueSchema = z.union([z.string(), z.boolean(), z.null()]);

/** One action as its list tells it. */
export const changeSchema = z.object({
  entryId: z.number().int(),
  groupId: z.uuid(),
  subject: changeSubjectSchema,
  subjectId: z.number().int(),
  /** Of the first of its subjects. */
  subjectName: z.string(),
  isSubjectDeleted: z.boolean(),
  /** How many bands or keywords it changed. */
  groupSize: z.number().int(),
  action: z.string(),
  fields: z.array(z.object({ field: z.string(), before: valueSchema, after: valueSchema })),
  keywordsAdded: z.array(z.string()),
  keywordsRemoved: z.array(z.string()),
  /** The keyword that took it in. */
  mergedInto: z.string().nullable(),
  /** Null: a program did it. */
  curatorName: z.string().nullable(),
  at: z.iso.datetime(),
  isUndone: z.boolean(),
});
export type Change = z.infer<typeof changeSchema>;

export const changeListSchema = z.object({
  changes: z.array(changeSchema),
  hasMore: z.boolean(),
});

export const undoInputSchema = z.object({ groupId: z.uuid() });
export const undoneSchema = z.object({ groupId: z.uuid() });
