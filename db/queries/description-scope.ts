import { and, eq, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { isOneOf } from './id-list.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';
import { hashOf, isOfText, WHITE_SPACE } from './vector-status.ts';

/** Which descriptions are to be embedded; only live ones with a text are, whatever the scope. */
export type DescriptionScope =
  /** Those without a usable vector of the model. */
  | { kind: 'missing' }
  /** Those whose vector was made from an earlier text. */
  | { kind: 'stale' }
  | { kind: 'all' }
  | { kind: 'ids'; bandDescriptionIds: readonly number[] };

export interface ScopeParams {
  scope: DescriptionScope;
  space: VectorSpace;
}

const hasText = sql`btrim(${bandDescription.description}, ${WHITE_SPACE}) <> ''`;
/** A description that stands for nothing deleted and says something; of `band_description` joined with `band`. */
export const isEmbeddable: SQL | undefined = and(
  isNull(bandDescription.deletedAt),
  isNull(band.deletedAt),
  hasText,
);

/** As a condition on the space's `band_description` joined with `band`. */
export function isToBeEmbedded({ scope, space }: ScopeParams): SQL | undefined {
  const hasVector = sql`coalesce(${and(hasActiveVector(space.model), hasDirection)}, false)`;
  switch (scope.kind) {
    case 'all':
      return isEmbeddable;
    case 'missing':
      return and(isEmbeddable, not(hasVector));
    case 'stale':
      return and(isEmbeddable, hasVector, sql`not ${isOfText}`);
    case 'ids':
      return and(
        isEmbeddable,
        isOneOf(bandDescription.bandDescriptionId, scope.bandDescriptionIds),
      );
  }
}

/** As `hashText` of server/embeddings. */
export const textHash = hashOf(sql`normalize(${bandDescription.description}, NFC)`);

export interface EmbeddingEstimate {
  descriptions: number;
  /** Identical ones count once. */
  texts: number;
  /** About: by the length of the texts, since counting exactly takes the tokenizer minutes. */
  tokens: number;
}

/** What embedding a scope would take. */
export async function estimateEmbedding(
  db: Queryable,
  params: ScopeParams,
): Promise<EmbeddingEstimate> {
  const text = sql`min(${bandDescription.description})`;
  // Of three bytes each, as Hangul is; a syllable is about a token, of Latin letters four are.
  const wide = sql`((octet_length(${text}) - char_length(${text})) / 2.0)`;
  const perText = db
    .select({
      count: sql<number>`count(*)`.as('count'),
      tokens: sql<number>`${wide} * 1.05 + (char_length(${text}) - ${wide}) / 4.0`.as('tokens'),
    })
    .from(describedIn(params.space))
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(isToBeEmbedded(params))
    .groupBy(sql`md5(${bandDescription.description})`)
    .as('per_text');
  const [row] = await db
    .select({
      descriptions: sql<number>`coalesce(sum(${perText.count}), 0)`.mapWith(Number),
      texts: sql<number>`count(*)`.mapWith(Number),
      tokens: sql<number>`coalesce(ceil(sum(${perText.tokens})), 0)`.mapWith(Number),
    })
    .from(perText);
  return row ?? { descriptions: 0, texts: 0, tokens: 0 };
}
