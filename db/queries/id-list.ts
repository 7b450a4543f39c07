import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

// One array parameter, and not a parameter per id: the statement's text stays the same for any
// number of ids, so that it is parsed and planned once for each connection.

/** `column` is one of `ids`. */
export function isOneOf(column: SQLWrapper, ids: readonly number[]): SQL {
  return sql`${column} = any(${toArrayLiteral(ids)}::bigint[])`;
}

/** `column` is none of `ids`. */
export function isNoneOf(column: SQLWrapper, ids: readonly number[]): SQL {
  return sql`${column} <> all(${toArrayLiteral(ids)}::bigint[])`;
}

function toArrayLiteral(ids: readonly number[]): string {
  return `{${ids.filter(Number.isSafeInteger).join(',')}}`;
}
