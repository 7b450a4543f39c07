import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/pg-core';
import { anyVector } from './any-vector.ts';
import { band } from './catalogue.ts';

/** One finished run of the map job: a 2-D layout, catalogue clusters and the neighbour graph. */
export const catalogueMap = pgTable('catalogue_map', {
  mapId: bigint('map_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** The embedding model whose vectors it was made from. */
  model: varchar('model', { length: 200 }).notNull(),
  bandCount: integer('band_count').notNull(),
  clusterCount: integer('cluster_count').notNull(),
  clusterCountChosenBy: varchar('cluster_count_chosen_by', {
    length: 10,
    enum: ['silhouette', 'curator'],
  }).notNull(),
  /** Mean silhouette width of the chosen clusters, in [-1, 1]. */
  silhouette: doublePrecision('silhouette').notNull(),
  /** Silhouette by number of clusters that was tried: [{ clusterCount, silhouette }]. */
  silhouettes: jsonb('silhouettes').notNull(),
  /** k of the nearest-neighbour graph. */
  neighbourCount: integer('neighbour_count').notNull(),
  durationMs: integer('duration_ms').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

/** A cluster of the whole catalogue, numbered from 0, largest first. */
export const catalogueCluster = pgTable(
  'catalogue_cluster',
  {
    mapId: bigint('map_id', { mode: 'number' })
      .notNull()
      .references(() => catalogueMap.mapId, { onDelete: 'cascade' }),
    clusterIndex: integer('cluster_index').notNull(),
    /** A curator's own name; null: named by its keywords. */
    name: varchar('name', { length: 60 }),
    /** Over-represented keywords, most typical first. */
    keywords: text('keywords').array().notNull(),
    size: integer('size').notNull(),
    /** Mean cosine of its bands to its centroid. */
    cohesion: doublePrecision('cohesion').notNull(),
    medoidBandId: bigint('medoid_band_id', { mode: 'number' }).notNull(),
    /** Of length 1. */
    centroid: anyVector('centroid').notNull(),
    /** Centre in the picture. */
    x: real('x').notNull(),
    y: real('y').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mapId, table.clusterIndex] })],
);

export const catalogueMapPoint = pgTable(
  'catalogue_map_point',
  {
    mapId: bigint('map_id', { mode: 'number' })
      .notNull()
      .references(() => catalogueMap.mapId, { onDelete: 'cascade' }),
    bandId: bigint('band_id', { mode: 'number' })
      .notNull()
      .references(() => band.bandId, { onDelete: 'cascade' }),
    /** Place in the picture, in [-1, 1]. */
    x: real('x').notNull(),
    y: real('y').notNull(),
    clusterIndex: integer('cluster_index').notNull(),
    /** Cosine to its cluster's centroid. */
    closeness: real('closeness').notNull(),
    /** In how many bands' nearest-neighbour lists it is (k-occurrence, N_k); null for one placed later. */
    neighbourOccurrence: integer('neighbour_occurrence'),
    /** Put near its neighbours after the run, until the next one. */
    isPlacedLater: boolean('is_placed_later').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.mapId, table.bandId] }),
    index('catalogue_map_point_cluster_index').on(table.mapId, table.clusterIndex),
  ],
);
