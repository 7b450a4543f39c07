import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { curator } from '#db/schema/curator.ts';

export interface BandDeletionRow {
  deletedAt: Date;
  /** Null: a program or the music service itself did it. */
  curatorName: string | null;
}

/** When and by whom a band was deleted; undefined for one that is not. */
export async function findBandDeletion(
  db: Queryable,
  { bandId }: { bandId: number },
): Promise<BandDeletionRow | undefined> {
  const deletion = db
    .select({ curatorId: auditEntry.curatorId })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.subject, 'band'),
        eq(auditEntry.subjectId, band.bandId),
        sql`${auditEntry.after} @> '{"isDeleted": true}'`,
        isNull(auditEntry.undoneAt),
      ),
    )
    .orderBy(desc(auditEntry.auditEntryId))
    .limit(1)
    .as('deletion');
  const [row] = await db
    .select({ deletedAt: band.deletedAt, curatorName: curator.name })
    .from(band)
    .leftJoinLateral(deletion, sql`true`)
    .leftJoin(curator, eq(curator.curatorId, deletion.curatorId))
    .where(and(eq(band.bandId, bandId), isNotNull(band.deletedAt)));
  return row?.deletedAt ? { ...row, deletedAt: row.deletedAt } : undefined;
}
