import { listRecommendations as listStored } from '#db/queries/recommendation.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredBands } from '../schemas/recommendation.ts';
import { describeBands } from './describe-bands.ts';
import { findMember } from './find-member.ts';

/**
 * What is stored for a member, best first; nothing is computed.
 * @throws AppError MEMBER_NOT_FOUND
 */
export async function listRecommendations(
  { db }: Pick<Runtime, 'db'>,
  { externalId }: { externalId: string },
): Promise<StoredBands> {
  const memberId = await findMember(db, externalId);
  return { bands: await describeBands(db, await listStored(db, { memberId })) };
}
