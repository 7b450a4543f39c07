import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { curator } from './curator.ts';

/** What a curator changed, when and from what; enough to undo it. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    auditEntryId: bigint('audit_entry_id', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity(),
    /** One action of one person; a bulk action has an entry for each of its subjects. */
    groupId: uuid('group_id').notNull(),
    subject: varchar('subject', { length: 10, enum: ['band', 'keyword'] }).notNull(),
    subjectId: bigint('subject_id', { mode: 'number' }).notNull(),
    action: varchar('action', { length: 30 }).notNull(),
    /** The fields that changed, as they were and as they are (server/schemas/audit.ts). */
    before: jsonb('before').notNull(),
    after: jsonb('after').notNull(),
    /** Null: a program did it (import by command line, a REST client). */
    curatorId: bigint('curator_id', { mode: 'number' }).references(() => curator.curatorId),
    /** The group that this one undid. */
    undoesGroupId: uuid('undoes_group_id'),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('audit_entry_subject_index').on(table.subject, table.subjectId, table.auditEntryId),
    index('audit_entry_group_index').on(table.groupId),
  ],
);

export const CATALOGUE_IMPORT_STATES = [
  /** Rows are arriving. */
  'uploading',
  /** All rows are there; columns are to be mapped. */
  'uploaded',
  /** Each row was compared with the catalogue. */
  'checked',
  /** Batches are being committed. */
  'running',
  'done',
] as const;

/** A file of bands on its way into the catalogue. */
export const catalogueImport = pgTable('catalogue_import', {
  catalogueImportId: uuid('catalogue_import_id').primaryKey(),
  fileName: varchar('file_name', { length: 255 }).notNull(),
  format: varchar('format', { length: 10, enum: ['csv', 'jsonl'] }).notNull(),
  encoding: varchar('encoding', { length: 10, enum: ['utf-8', 'cp949'] }),
  state: varchar('state', { length: 10, enum: CATALOGUE_IMPORT_STATES }).notNull(),
  /** Names of the file's columns, in its order. */
  columns: text('columns').array().notNull(),
  /** Field of a band by column name (server/schemas/catalogue-import.ts); null until mapped. */
  mapping: jsonb('mapping'),
  rowCount: integer('row_count').notNull().default(0),
  curatorId: bigint('curator_id', { mode: 'number' }).references(() => curator.curatorId),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  checkedAt: timestamp('checked_at', { withTimezone: true }),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
});

export const IMPORT_ROW_STATES = ['pending', 'new', 'changed', 'unchanged', 'refused'] as const;

export const catalogueImportRow = pgTable(
  'catalogue_import_row',
  {
    catalogueImportId: uuid('catalogue_import_id')
      .notNull()
      .references(() => catalogueImport.catalogueImportId, { onDelete: 'cascade' }),
    /** Line or record of the file, from 1, without the header. */
    rowNumber: integer('row_number').notNull(),
    /** The row's values by column name, as they stood in the file. */
    raw: jsonb('raw').notNull(),
    state: varchar('state', { length: 10, enum: IMPORT_ROW_STATES }).notNull().default('pending'),
    /** Why it was refused: [{ field, problem }]; null otherwise. */
    problems: jsonb('problems'),
    /** What it says about a band, checked; null until then, and for a refused one. */
    parsed: jsonb('parsed'),
    /** The band that it changed or made. */
    bandId: bigint('band_id', { mode: 'number' }),
    isApplied: boolean('is_applied').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.catalogueImportId, table.rowNumber] }),
    index('catalogue_import_row_state_index').on(
      table.catalogueImportId,
      table.state,
      table.isApplied,
    ),
  ],
);
