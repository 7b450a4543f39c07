import type { Queryable } from '#db/client.ts';
import { jobFailure } from '#db/schema/embedding.ts';

/** Notes that a job got no draft for a band; it is not asked for again in that job. */
export async function insertDraftFailure(
  db: Queryable,
  params: { jobId: string; bandId: number; reason: string },
): Promise<void> {
  const { jobId, bandId, reason } = params;
  await db.insert(jobFailure).values({ jobId, subjectId: bandId, reason }).onConflictDoNothing();
}
