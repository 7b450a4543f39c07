import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { WHITE_SPACE } from './vector-status.ts';

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
  /** For the audit: the fields that change, as they were and will be. */
  before: unknown;
  after: unknown;
}

/**
 * Writes a batch of rows into the catalogue in ONE statement: all that a row says, its audit entry and the mark
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
  const applied = await db.execute<{ rowNumber: number }>(sql`
    with input as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(
        "rowNumber" int, "bandId" bigint, stamp timestamptz, "descriptionId" bigint,
        name text, "imageUrl" text, "musicUrl" text, "mainUrl" text, "spotifyId" text,
        "isBand" boolean, description text, keywords jsonb, "topTrackTitle" text,
        "topTrackUrl" text, before jsonb, after jsonb)
    ), waiting as materialized (
      select row_number from catalogue_import_row
      where catalogue_import_id = ${importId}::uuid and not is_applied
        and row_number in (select "rowNumber" from input)
      order by row_number for update
    ), unedited as materialized (
      select band.band_id from band
      join input on input."bandId" = band.band_id
      where band.deleted_at is null and band.updated_at is not distinct from input.stamp
      order by band.band_id for update of band
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
        embedding_text_hash = coalesce(embedding_text_hash, case when embedding is not null then
          encode(sha256(convert_to(btrim(normalize(coalesce(band_description.description, ''), NFC),
            ${WHITE_SPACE}), 'UTF8')), 'hex') end)
      from target
      where target.description is not null
        and target."descriptionId" = band_description.band_description_id
    ), first_described as (
      insert into band_description (band_id, description, created_at, updated_at)
      select band_id, description, now(), now() from target
      where description is not null and "descriptionId" is null
    ), wanted as materialized (
      select distinct target.band_id, word from target, jsonb_array_elements_text(target.keywords) as word
    ), known as materialized (
      select min(keyword_id) as keyword_id, case when keyword is nfc normalized then keyword
        else normalize(keyword, NFC) end as word
      from keyword where deleted_at is null group by 2
    ), coined as (
      insert into keyword (keyword, created_at, updated_at)
      select distinct word, now(), now() from wanted where word not in (select word from known where word is not null)
      returning keyword_id, keyword as word
    ), vocabulary as materialized (
      select keyword_id, word from known union all select keyword_id, word from coined
    ), carried as materialized (
      select band_keyword.band_keyword_id, band_keyword.band_id,
        case when keyword is nfc normalized then keyword else normalize(keyword, NFC) end as word
      from band_keyword
      join target on target.band_id = band_keyword.band_id and target.keywords is not null
      join keyword on keyword.keyword_id = band_keyword.keyword_id and keyword.deleted_at is null
      where band_keyword.deleted_at is null
    ), dropped as (
      update band_keyword set deleted_at = now(), updated_at = now()
      where band_keyword_id in (
        select band_keyword_id from carried
        where not exists (
          select from wanted where wanted.band_id = carried.band_id and wanted.word = carried.word))
    ), added as (
      insert into band_keyword (band_id, keyword_id, created_at, updated_at)
      select wanted.band_id, vocabulary.keyword_id, now(), now()
      from wanted join vocabulary on vocabulary.word = wanted.word
      where not exists (
        select from carried where carried.band_id = wanted.band_id and carried.word = wanted.word)
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
      select ${importId}::uuid, 'band', band_id, 'import', before, after, ${curatorId}::bigint
      from target
    )
    update catalogue_import_row set is_applied = true, band_id = target.band_id
    from target
    where catalogue_import_id = ${importId}::uuid and row_number = target."rowNumber"
    returning row_number as "rowNumber"`);
  return applied.map(({ rowNumber }) => rowNumber);
}
