import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { member } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { newestMapId } from './newest-map.ts';
import { timesRecommended } from './recommendation-count.ts';
import { binaryVector, decodeVector } from './vector-format.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';
import { orderByStanding, type VectorStatus, vectorStatus } from './vector-status.ts';

export interface BandInspectionRow {
  bandId: number;
  description: string | null;
  /** When the band was last changed, or made. */
  updatedAt: Date | null;
  vectorStatus: VectorStatus;
  /** Of the vector; null for one that was there before us. */
  embeddingModel: string | null;
  embeddedAt: Date | null;
  /** What searches find; undefined without a vector of the model. */
  embedding: Float32Array | undefined;
  timesRecommended: number;
}

/** What is known of a live band beyond its card, by the description that stands for it. */
export async function findBandInspection(
  db: Queryable,
  params: { bandId: number; space: VectorSpace },
): Promise<BandInspectionRow | undefined> {
  const [row] = await db
    .select({
      bandId: band.bandId,
      description: bandDescription.description,
      updatedAt: sql`coalesce(${band.updatedAt}, ${band.createdAt})`.mapWith(band.updatedAt),
      vectorStatus: vectorStatus(params.space),
      embeddingModel: bandDescription.embeddingModel,
      embeddedAt: bandDescription.embeddedAt,
      embedding: binaryVector(bandDescription.embedding),
      timesRecommended,
    })
    .from(band)
    .leftJoin(
      describedIn(params.space),
      and(eq(bandDescription.bandId, band.bandId), isNull(bandDescription.deletedAt)),
    )
    .where(and(eq(band.bandId, params.bandId), isNull(band.deletedAt)))
    .orderBy(orderByStanding(params.space.model))
    .limit(1);
  if (!row) return undefined;
  const isSearched = row.vectorStatus === 'current' || row.vectorStatus === 'stale';
  const embedding = isSearched && row.embedding ? decodeVector(row.embedding) : undefined;
  return { ...row, embedding };
}

export interface CataloguePlace {
  clusterIndex: number;
  clusterName: string | null;
  clusterKeywords: string[];
  /** In how many bands' lists of nearest neighbours it is; null when it was placed after the run. */
  neighbourOccurrence: number | null;
  /** Length of those lists: also what a band is in on average. */
  neighbourCount: number;
}

/** Where the newest map has the band; undefined without a map, or when the map hasn't got it. */
export async function findCataloguePlace(
  db: Queryable,
  params: { bandId: number; model: string },
): Promise<CataloguePlace | undefined> {
  const [row] = await db
    .select({
      clusterIndex: catalogueMapPoint.clusterIndex,
      clusterName: catalogueCluster.name,
      clusterKeywords: catalogueCluster.keywords,
      neighbourOccurrence: catalogueMapPoint.neighbourOccurrence,
      neighbourCount: catalogueMap.neighbourCount,
    })
    .from(catalogueMapPoint)
    .innerJoin(catalogueMap, eq(catalogueMap.mapId, catalogueMapPoint.mapId))
    .innerJoin(
      catalogueCluster,
      and(
        eq(catalogueCluster.mapId, catalogueMapPoint.mapId),
        eq(catalogueCluster.clusterIndex, catalogueMapPoint.clusterIndex),
      ),
    )
    .where(
      and(
        eq(catalogueMapPoint.bandId, params.bandId),
        eq(catalogueMapPoint.mapId, newestMapId(params.model)),
      ),
    );
  return row;
}

export interface MemberName {
  externalId: string | null;
  userId: string | null;
}

/** Live members whose stored set has the band, where it stands highest first. */
export async function listMembersRecommended(
  db: Queryable,
  params: { bandId: number; limit: number },
): Promise<MemberName[]> {
  return db
    .select({ externalId: member.externalId, userId: member.userId })
    .from(bandRecommend)
    .innerJoin(member, and(eq(member.memberId, bandRecommend.memberId), isNull(member.deletedAt)))
    .where(and(eq(bandRecommend.bandId, params.bandId), isNull(bandRecommend.deletedAt)))
    .orderBy(asc(bandRecommend.priority), asc(member.memberId))
    .limit(params.limit);
}
