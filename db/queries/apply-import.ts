import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { asJson, changeCatalogue, foldWord } from './catalogue-lock.ts';
import { isOneOf } from './id-list.ts';
import { keptTextHash } from './vector-status.ts';

/** What a checked row changes; null: stays as it is. */
export interface RowToApply {
  rowNumber: number;
  /** Null: a new band. */
  bandId: number | null;
  /** As it was when the row was compared; the band must still have it. */
  stamp: string | null;
  descriptionId: number | null;
  name: string | null;
  imageUrl: string | null;
  musicUrl: string | null;
  mainUrl: string | null;
  spotifyId: string | null;
  isBand: boolean | null;
  description: string | null;
  /** All words that the band shall carry. */
  keywords: string[] | null;
  topTrackTitle: string | null;
  topTrackUrl: string | null;
  /** For the audit, in its words: the fields that change, as they were and will be. */
  before: unknown;
  after: unknown;
}

/**
 * Writes a batch of rows into the catalogue in one message, which is one transaction: all that a row says, its audit entry and the mark
 * that it is applied, or nothing of it. Rows that are applied already, and those whose band was edited or
 * deleted since the comparison, are left out. A vector without provenance gets that of the text it counted as
 * made from: it must be stale after the change. Answers the numbers of the rows that were written.
 */
export async function applyImportRows(
  db: Queryable,
  params: { importId: string; curatorId: number | undefined; rows: readonly RowToApply[] },
): Promise<number[]> {
  const { importId, rows } = params;
  const curatorId = params.curatorId ?? null;
  const bandIds = rows.flatMap(({ bandId }) => bandId ?? []);
  const lockBands = sql`
    select from ${band} where ${isOneOf(band.bandId, bandIds)} order by ${band.bandId} for update`;
  const lockRows = sql`
    select from catalogue_import_row
    where catalogue_import_id = ${importId}::uuid and not is_applied
      and row_number in (select value::int from jsonb_array_elements_text(${asJson(rows.map(({ rowNumber }) => rowNumber))}))
    order by row_number for update`;
  const write = sql`
    with input as materialized (
      select * from jsonb_to_recordset(${asJson(rows)}) as given(
        "rowNumber" int, "bandId" bigint, stamp text, "descriptionId" bigint,
        name text, "imageUrl" text, "musicUrl" text, "mainUrl" text, "spotifyId" text,
        "isBand" boolean, description text, keywords jsonb, "topTrackTitle" text,
        "topTrackUrl" text, before jsonb, after jsonb)
    ), waiting as materialized (
      select row_number from catalogue_import_row
      where catalogue_import_id = ${importId}::uuid and not is_applied
        and row_number in (select "rowNumber" from input)
    ), unedited as materialized (
      select band.band_id from band
      join input on input."bandId" = band.band_id
      where band.deleted_at is null and band.xmin::text = input.stamp
    ), target as materialized (
      select input.*, coalesce("bandId", nextval(pg_get_serial_sequence('band', 'band_id'))) as band_id,
        "bandId" is null as is_new
      from input join waiting on waiting.row_number = input."rowNumber"
      where "bandId" is null or "bandId" in (select band_id from unedited)
    ), made as (
      insert into band (band_id, band_name, main_image, main_music, main_url, spotify_id, is_band,
        created_at, updated_at)
      overriding system value
      select band_id, name, "imageUrl", "musicUrl", "mainUrl", "spotifyId", "isBand", now(), now()
      from target where is_new
    ), edited as (
      update band set
        band_name = coalesce(target.name, band.band_name),
        main_image = coalesce(target."imageUrl", band.main_image),
        main_music = coalesce(target."musicUrl", band.main_music),
        main_url = coalesce(target."mainUrl", band.main_url),
        spotify_id = coalesce(target."spotifyId", band.spotify_id),
        is_band = coalesce(target."isBand", band.is_band),
        updated_at = clock_timestamp()
      from target where not target.is_new and target.band_id = band.band_id
    ), described as (
      update band_description set description = target.description, updated_at = now(),
        embedding_text_hash = ${keptTextHash}
      from target
      where target.description is not null
        and target."descriptionId" = band_description.band_description_id
    ), first_described as (
      insert into band_description (band_id, description, created_at, updated_at)
      select band_id, description, now(), now() from target
      where description is not null and "descriptionId" is null
    ), wanted as materialized (
      select distinct target.band_id, word from target, jsonb_array_elements_text(target.keywords) as word
    ), word as materialized (
      select distinct on (band_id, folded) band_id, word, ${foldWord(sql`word`)} as folded from wanted
    ), known as materialized (
      select min(keyword_id) as keyword_id, ${foldWord(sql`keyword`)} as folded
      from keyword where deleted_at is null and keyword is not null group by 2
    ), coined as (
      insert into keyword (keyword, created_at, updated_at)
      select min(word), now(), now() from word
      where folded not in (select folded from known) group by folded
      returning keyword_id, ${foldWord(sql`keyword`)} as folded
    ), vocabulary as materialized (
      select keyword_id, folded from known union all select keyword_id, folded from coined
    ), carried as materialized (
      select band_keyword_id, band_keyword.band_id, ${foldWord(sql`keyword`)} as folded
      from band_keyword
      join keyword on keyword.keyword_id = band_keyword.keyword_id and keyword.deleted_at is null
      where band_keyword.deleted_at is null
        -- An array: without statistics a join would read all keywords of all bands for each row.
        and band_keyword.band_id = any(array(
          select band_id from target where not is_new and keywords is not null))
    ), dropped as (
      update band_keyword set deleted_at = now(), updated_at = now()
      where band_keyword_id in (
        select band_keyword_id from carried
        where not exists (
          select from word where word.band_id = carried.band_id and word.folded = carried.folded))
      returning band_id, keyword_id
    ), added as (
      insert into band_keyword (band_id, keyword_id, created_at, updated_at)
      select word.band_id, vocabulary.keyword_id, now(), now()
      from word join vocabulary on vocabulary.folded = word.folded
      where not exists (
        select from carried where carried.band_id = word.band_id and carried.folded = word.folded)
      returning band_id, keyword_id
    ), come as materialized (
      select band_id, jsonb_agg(keyword_id) as ids from added group by band_id
    ), gone as materialized (
      select band_id, jsonb_agg(keyword_id) as ids from dropped group by band_id
    ), retitled as (
      update top_track set
        title = coalesce(target."topTrackTitle", top_track.title),
        external_url = coalesce(target."topTrackUrl",
          case when top_track.deleted_at is null then top_track.external_url end),
        deleted_at = null, updated_at = now()
      from target
      where target.band_id = top_track.band_id
        and coalesce(target."topTrackTitle", target."topTrackUrl") is not null
    ), first_titled as (
      insert into top_track (band_id, title, external_url, created_at, updated_at)
      select band_id, "topTrackTitle", "topTrackUrl", now(), now() from target
      where "topTrackTitle" is not null
        and not exists (select from top_track where top_track.band_id = target.band_id)
    ), audited as (
      insert into audit_entry (group_id, subject, subject_id, action, before, after, curator_id)
      select ${importId}::uuid, 'band', target.band_id, 'import',
        before || case when is_new or keywords is null then '{}'
          else jsonb_build_object('keywordIds', coalesce(gone.ids, '[]')) end,
        after || case when keywords is null then '{}'
          else jsonb_build_object('keywordIds', coalesce(come.ids, '[]')) end,
        ${curatorId}::bigint
      from target left join come on come.band_id = target.band_id left join gone on gone.band_id = target.band_id
    )
    update catalogue_import_row set is_applied = true, band_id = target.band_id
    from target
    where catalogue_import_id = ${importId}::uuid and row_number = target."rowNumber"
    returning row_number as "rowNumber"`;
  const applied = await changeCatalogue<{ rowNumber: number }>(db, [lockBands, lockRows, write]);
  return applied.map(({ rowNumber }) => rowNumber);
}
