import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, keyword } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { curator } from '#db/schema/curator.ts';

export type AuditSubject = 'band' | 'keyword';

export interface AuditRow {
  auditEntryId: number;
  groupId: string;
  subject: AuditSubject;
  subjectId: number;
  action: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  undoesGroupId: string | null;
  undoneAt: Date | null;
  createdAt: Date;
}

export interface ListedAuditRow extends AuditRow {
  /** How many subjects the same action changed. */
  groupSize: number;
  /** Of the band or keyword, as it is now. */
  subjectName: string | null;
  isSubjectDeleted: boolean;
  /** Null: a program did it. */
  curatorName: string | null;
}

const columns = {
  auditEntryId: auditEntry.auditEntryId,
  groupId: auditEntry.groupId,
  subject: auditEntry.subject,
  subjectId: auditEntry.subjectId,
  action: auditEntry.action,
  before: sql<Record<string, unknown>>`${auditEntry.before}`,
  after: sql<Record<string, unknown>>`${auditEntry.after}`,
  undoesGroupId: auditEntry.undoesGroupId,
  undoneAt: auditEntry.undoneAt,
  createdAt: auditEntry.createdAt,
};

export function listGroupEntries(db: Queryable, params: { groupId: string }): Promise<AuditRow[]> {
  return db
    .select(columns)
    .from(auditEntry)
    .where(eq(auditEntry.groupId, params.groupId))
    .orderBy(auditEntry.auditEntryId);
}

/** The newest changes first, one row for each action: of everything, or of one subject. */
export async function listChanges(
  db: Queryable,
  params: {
    subject?: AuditSubject;
    subjectId?: number;
    /** Only those before this entry. */
    beforeId?: number;
    limit: number;
  },
): Promise<ListedAuditRow[]> {
  const { subject, subjectId, beforeId, limit } = params;
  const isFirstOfGroup = sql`not exists (
    select from ${auditEntry} as earlier
    where earlier.group_id = ${sql`${auditEntry.groupId}`} and earlier.audit_entry_id < ${sql`${auditEntry.auditEntryId}`})`;
  const conditions: (SQL | undefined)[] = [
    subject && eq(auditEntry.subject, subject),
    subjectId === undefined ? isFirstOfGroup : eq(auditEntry.subjectId, subjectId),
    beforeId === undefined ? undefined : lt(auditEntry.auditEntryId, beforeId),
  ];
  return db
    .select({
      ...columns,
      groupSize: sql<number>`(
        select count(*)::int from ${auditEntry} as each_entry
        where each_entry.group_id = ${sql`${auditEntry.groupId}`})`,
      subjectName: sql<
        string | null
      >`case ${auditEntry.subject} when 'band' then ${band.bandName} else ${keyword.keyword} end`,
      isSubjectDeleted: sql<boolean>`(case ${auditEntry.subject}
        when 'band' then ${band.deletedAt} else ${keyword.deletedAt} end) is not null`,
      curatorName: curator.name,
    })
    .from(auditEntry)
    .leftJoin(band, and(eq(auditEntry.subject, 'band'), eq(band.bandId, auditEntry.subjectId)))
    .leftJoin(
      keyword,
      and(eq(auditEntry.subject, 'keyword'), eq(keyword.keywordId, auditEntry.subjectId)),
    )
    .leftJoin(curator, eq(curator.curatorId, auditEntry.curatorId))
    .where(and(...conditions))
    .orderBy(desc(auditEntry.auditEntryId))
    .limit(limit);
}
