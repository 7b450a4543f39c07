import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { hasDirection } from './active-vector.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

/** What `trim` takes for white space, and so the embedders for nothing. */
export const WHITE_SPACE =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * What a band's vector is worth for the active model:
 * `current`, or `stale` (made from an earlier text: still used), `foreign` (of another model: not searched),
 * `missing` (none, or zero), `blank` (nothing to embed).
 */
export const VECTOR_STATUSES = ['current', 'stale', 'foreign', 'missing', 'blank'] as const;
export type VectorStatus = (typeof VECTOR_STATUSES)[number];

/** As `hashText` of server/embeddings: composed, trimmed, SHA-256 in hex. */
export const hashOf = (text: SQL) =>
  sql`encode(sha256(convert_to(btrim(${text}, ${WHITE_SPACE}), 'UTF8')), 'hex')`;
/** Composing a text takes longer than all the rest, and nearly all are composed: it comes last. */
export const isOfText = sql`(
  ${bandDescription.embeddingTextHash} is null
  or ${bandDescription.embeddingTextHash} = ${hashOf(sql`${bandDescription.description}`)}
  or ${bandDescription.embeddingTextHash} = ${hashOf(sql`normalize(${bandDescription.description}, NFC)`)})`;

/**
 * The hash to keep when a description is about to change: a vector that was there before us has none, and was made
 * from the text that is still there. Without it the vector would pass for one of the new text.
 */
export const keptTextHash: SQL = sql`coalesce(${bandDescription.embeddingTextHash},
  case when ${bandDescription.embedding} is not null
    then ${hashOf(sql`normalize(coalesce(${bandDescription.description}, ''), NFC)`)} end)`;

const isPresent = sql`coalesce(${hasDirection}, false)`;

function isOfModel(model: string): SQL {
  return sql`(${bandDescription.embeddingModel} is null or ${eq(bandDescription.embeddingModel, model)})`;
}

/** Puts the description first that stands for a band: the lowest id with a vector of the model, else the lowest id. */
export function orderByStanding(model: string): SQL {
  return sql`(${isPresent} and ${isOfModel(model)}) desc, ${bandDescription.bandDescriptionId}`;
}

/**
 * The status of the selected `band`, by the description that stands for it. A vector without provenance counts as
 * made from the text that is there.
 */
export function vectorStatus(space: VectorSpace): SQL<VectorStatus> {
  const { model } = space;
  return sql<VectorStatus>`coalesce((
    select case
      when ${isPresent} and ${isOfModel(model)} then
        case when ${isOfText} then 'current' else 'stale' end
      when coalesce(btrim(${bandDescription.description}, ${WHITE_SPACE}), '') = '' then 'blank'
      when ${isPresent} then 'foreign'
      else 'missing' end
    from ${describedIn(space)}
    where ${and(eq(bandDescription.bandId, band.bandId), isNull(bandDescription.deletedAt))}
    order by ${orderByStanding(model)}
    limit 1), 'blank')`;
}
