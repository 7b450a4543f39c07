import type { Database } from '#db/client.ts';
import { findMemberId } from '#db/queries/member.ts';
import { AppError } from '../errors.ts';

/** @throws AppError MEMBER_NOT_FOUND for an unknown or soft-deleted member */
export async function findMember(db: Database, externalId: string): Promise<number> {
  const memberId = await findMemberId(db, { externalId });
  if (memberId === undefined) throw new AppError('MEMBER_NOT_FOUND');
  return memberId;
}
