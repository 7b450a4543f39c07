import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { MemberListInput } from '#server/schemas/member.ts';
import { MEMBER_SORTS, MEMBER_STATES } from '#server/schemas/member-list-words.ts';

/** What the list's address says. */
export const listParsers = {
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(MEMBER_STATES),
  recommended: parseAsInteger,
  sort: parseAsStringLiteral(MEMBER_SORTS).withDefault('set'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
};
export type ListState = inferParserType<typeof listParsers>;

export const loadListState = createLoader(listParsers);

const LONGEST_QUERY = 100;

export function toListInput({
  q,
  state,
  recommended,
  sort,
  dir,
  page,
}: ListState): MemberListInput {
  return {
    query: q.slice(0, LONGEST_QUERY),
    state,
    recommended,
    sort,
    direction: dir,
    page: Math.max(1, page),
  };
}
