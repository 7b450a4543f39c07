import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The text with its letters composed. Most is already: to see that takes a fifth of composing it anew. */
export function composed(text: SQLWrapper): SQL {
  return sql`case when ${text} is nfc normalized then ${text} else normalize(${text}, NFC) end`;
}

/** `column` contains `text`, in any case and however its letters are composed; % and _ are letters like others. */
export function containsText(column: SQLWrapper, text: string): SQL {
  return sql`((${composed(column)}) ilike ${`%${escapePattern(text)}%`})`;
}

/** `column` starts with `text`, likewise. */
export function startsWithText(column: SQLWrapper, text: string): SQL {
  return sql`((${composed(column)}) ilike ${`${escapePattern(text)}%`})`;
}

/** No text in the database holds a NUL, and Postgres refuses one. */
export function cleanQuery(text: string): string {
  return text.replaceAll('\0', '').normalize('NFC').trim();
}

function escapePattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
