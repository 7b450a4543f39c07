import {
  bigint,
  boolean,
  index,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  varchar,
  vector,
} from 'drizzle-orm/pg-core';
import { timestamps } from './timestamps.ts';

/** Length of every embedding in the catalogue. Source: OpenAI text-embedding-3-small. */
export const EMBEDDING_DIMENSIONS = 1536;

export const band = pgTable(
  'band',
  {
    bandId: bigint('band_id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    bandName: varchar('band_name', { length: 255 }),
    mainImage: text('main_image'),
    mainUrl: text('main_url'),
    mainMusic: text('main_music'),
    spotifyId: varchar('spotify_id', { length: 255 }),
    isBand: boolean('is_band'),
    /** Where a row of the demo catalogue came from, e.g. `diggindie:쏜애플`; null for the service's own. */
    catalogueKey: varchar('catalogue_key', { length: 200 }),
    ...timestamps,
  },
  (table) => [uniqueIndex('band_catalogue_key_unique').on(table.catalogueKey)],
);

export const bandDescription = pgTable(
  'band_description',
  {
    bandDescriptionId: bigint('band_description_id', { mode: 'number' })
      .primaryKey()
      .generatedByDefaultAsIdentity(),
    bandId: bigint('band_id', { mode: 'number' }).references(() => band.bandId),
    description: text('description'),
    embedding: vector('embedding', { dimensions: EMBEDDING_DIMENSIONS }),
    /** Provenance of `embedding`; all three are null for a vector that was there before us. */
    embeddingModel: varchar('embedding_model', { length: 200 }),
    embeddingTextHash: varchar('embedding_text_hash', { length: 64 }),
    embeddedAt: timestamp('embedded_at', { withTimezone: true }),
    ...timestamps,
  },
  (table) => [index('band_description_band_id_index').on(table.bandId, table.bandDescriptionId)],
);

export const keyword = pgTable('keyword', {
  keywordId: bigint('keyword_id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  keyword: varchar('keyword', { length: 255 }),
  ...timestamps,
});

export const bandKeyword = pgTable(
  'band_keyword',
  {
    bandKeywordId: bigint('band_keyword_id', { mode: 'number' })
      .primaryKey()
      .generatedByDefaultAsIdentity(),
    bandId: bigint('band_id', { mode: 'number' }).references(() => band.bandId),
    keywordId: bigint('keyword_id', { mode: 'number' }).references(() => keyword.keywordId),
    ...timestamps,
  },
  (table) => [
    index('band_keyword_band_id_index').on(table.bandId),
    index('band_keyword_keyword_id_index').on(table.keywordId),
  ],
);

export const topTrack = pgTable('top_track', {
  topTrackId: bigint('top_track_id', { mode: 'number' })
    .primaryKey()
    .generatedByDefaultAsIdentity(),
  bandId: bigint('band_id', { mode: 'number' })
    .unique()
    .references(() => band.bandId),
  title: varchar('title', { length: 500 }),
  externalUrl: text('external_url'),
  ...timestamps,
});
