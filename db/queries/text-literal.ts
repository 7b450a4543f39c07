import { type SQL, sql } from 'drizzle-orm';

/**
 * A text inside a message without parameters. BASE64 has nothing that could end a quotation, whatever the
 * server's settings make of quotes and backslashes.
 */
export function literal(text: string): SQL<string> {
  const base64 = Buffer.from(text).toString('base64');
  return sql<string>`convert_from(decode(${base64}, 'base64'), 'UTF8')`;
}
