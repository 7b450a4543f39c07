import { getTableColumns, getTableName, Subquery, sql } from 'drizzle-orm';
import { bandDescription, EMBEDDING_DIMENSIONS } from '#db/schema/catalogue.ts';
import { bandVector } from '#db/schema/embedding.ts';

/** Vectors are compared with vectors of the same model alone, and all of a model have one length. */
export interface VectorSpace {
  model: string;
  dimensions: number;
}

/** Whether the active model's vectors of this space lie in `band_description.embedding`, for all its readers. */
export function isOfSharedLength({ dimensions }: VectorSpace): boolean {
  return dimensions === EMBEDDING_DIMENSIONS;
}

/**
 * The descriptions with their vectors in a space, to select from or join in the place of `bandDescription`, whose
 * columns then mean the right vectors. For 1,536 dimensions it is that table itself; for others the vectors come
 * from `band_vector`, and where that has none the table's own are there as another model's.
 */
export function describedIn(space: VectorSpace): typeof bandDescription {
  if (isOfSharedLength(space)) return bandDescription;
  const own = getTableColumns(bandDescription);
  const d = (column: { name: string }) => sql`d.${sql.identifier(column.name)}`;
  const v = (column: { name: string }) => sql`v.${sql.identifier(column.name)}`;
  const { embedding, embeddingModel, embeddingTextHash, embeddedAt, ...rest } = own;
  const hasOwn = sql`${v(bandVector.model)} is not null`;
  const columns = [
    ...Object.values(rest).map((column) => d(column)),
    sql`coalesce(${v(bandVector.embedding)}, ${v(bandVector.halfEmbedding)}::vector, ${d(embedding)}::vector)
      as ${sql.identifier(embedding.name)}`,
    // Never this model's name, and never null, which would count as it.
    sql`case when ${hasOwn} then ${v(bandVector.model)}
      when ${d(embedding)} is not null then coalesce(nullif(${d(embeddingModel)}, ${space.model}), '')
      end as ${sql.identifier(embeddingModel.name)}`,
    sql`case when ${hasOwn} then ${v(bandVector.textHash)} else ${d(embeddingTextHash)} end
      as ${sql.identifier(embeddingTextHash.name)}`,
    sql`case when ${hasOwn} then ${v(bandVector.embeddedAt)} else ${d(embeddedAt)} end
      as ${sql.identifier(embeddedAt.name)}`,
  ];
  const described = sql`
    select ${sql.join(columns, sql`, `)}
    from ${bandDescription} as d
    left join ${bandVector} as v on ${v(bandVector.bandDescriptionId)} = ${d(own.bandDescriptionId)}
      and ${v(bandVector.model)} = ${space.model}`;
  return new Subquery(
    described,
    {},
    getTableName(bandDescription),
  ) as unknown as typeof bandDescription;
}

/** The vectors that are kept of a model which isn't active, whatever their length. */
export function besideSpace(model: string): VectorSpace {
  return { model, dimensions: 0 };
}

/** A prepared statement's name: its text differs between the table and the subquery. */
export function statementName(name: string, space: VectorSpace): string {
  return isOfSharedLength(space) ? name : `${name}_beside`;
}
