import { findMemberChoices as findChoices } from '#db/queries/map-member.ts';
import type { Runtime } from '../runtime.ts';
import type { MapMemberChoice } from '../schemas/map.ts';

const CHOICE_LIMIT = 8;

/** Members with picks whose label begins with `query`. */
export function findMemberChoices(
  { db }: Pick<Runtime, 'db'>,
  { query }: { query: string },
): Promise<MapMemberChoice[]> {
  return findChoices(db, { query: query.replaceAll('\0', '').trim(), limit: CHOICE_LIMIT });
}
