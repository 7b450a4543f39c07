import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { jobFailure } from '#db/schema/embedding.ts';

export interface JobFailureRow {
  bandId: number;
  bandName: string | null;
  reason: string;
}

/** What a job could not do, a row each band, and how many there are: of texts, and of subjects by band. */
export async function listJobFailures(
  db: Queryable,
  params: { jobId: string; limit: number; offset: number },
): Promise<{ failures: JobFailureRow[]; count: number }> {
  const rows = await db.execute<{
    band_id: string;
    band_name: string | null;
    reason: string;
    count: string;
  }>(sql`
    select failed.band_id, band.band_name, failed.reason, count(*) over () as count
    from (
      select description.band_id, task.reason
      from embedding_task as task
        cross join unnest(task.band_description_ids) as owner (id)
        join band_description as description on description.band_description_id = owner.id
      where task.job_id = ${params.jobId}::uuid and task.state = 'failed'
      union
      select subject_id, reason from job_failure where job_id = ${params.jobId}::uuid
    ) as failed
      join band on band.band_id = failed.band_id and band.deleted_at is null
    order by failed.band_id, failed.reason
    limit ${params.limit} offset ${params.offset}`);
  return {
    failures: rows.map((row) => ({
      bandId: Number(row.band_id),
      bandName: row.band_name,
      reason: row.reason,
    })),
    count: Number(rows[0]?.count ?? 0),
  };
}

/** Notes what a job could not do for a band. */
export async function insertJobFailure(
  db: Queryable,
  params: { jobId: string; bandId: number; reason: string },
): Promise<void> {
  const { jobId, bandId, reason } = params;
  await db.insert(jobFailure).values({ jobId, subjectId: bandId, reason }).onConflictDoNothing();
}
