import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';

const COLUMNS = {
  'band.band_name': 'name',
  'band.spotify_id': 'spotifyId',
  'keyword.keyword': 'keyword',
  'top_track.title': 'trackTitle',
  'top_track.external_url': 'trackUrl',
} as const;

/** How many characters a column takes; absent: any number. */
export type TextWidths = Partial<Record<(typeof COLUMNS)[keyof typeof COLUMNS], number>>;

/** As the columns are here: those of an adopted database are narrower than our own. */
export async function findTextWidths(db: Queryable): Promise<TextWidths> {
  const rows = await db.execute<{ name: keyof typeof COLUMNS; width: number }>(sql`
    select attrelid::regclass || '.' || attname as name, atttypmod - 4 as width
    from pg_attribute
    where attrelid in ('band'::regclass, 'keyword'::regclass, 'top_track'::regclass)
      and atttypid = 'varchar'::regtype and atttypmod > 4`);
  return Object.fromEntries(
    rows.flatMap(({ name, width }) => (name in COLUMNS ? [[COLUMNS[name], width]] : [])),
  );
}
