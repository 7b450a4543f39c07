import { searchMemberInputs } from '#db/queries/member-input.ts';
import type { Runtime } from '../runtime.ts';
import type { MemberInput } from '../schemas/comparison.ts';

const LIMIT = 8;

/** Members whose label begins with `query`, with what they picked; the newest ones when it is blank. */
export function findMemberInputs(
  { db }: Pick<Runtime, 'db'>,
  { query }: { query: string },
): Promise<MemberInput[]> {
  return searchMemberInputs(db, { prefix: query.replaceAll('\0', '').trim(), limit: LIMIT });
}
