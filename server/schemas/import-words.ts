// The words of imports; apart from the schemas, so that the browser needn't load zod for them.

/** What a file can say about a band. */
export const IMPORT_FIELDS = [
  'bandId',
  'name',
  'imageUrl',
  'musicUrl',
  'mainUrl',
  'spotifyId',
  'isBand',
  'description',
  'keywords',
  'topTrackTitle',
  'topTrackUrl',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Column names of an export; an import recognises them. */
export const EXPORT_HEADERS: Record<ImportField, string> = {
  bandId: 'band_id',
  name: 'name',
  imageUrl: 'image_url',
  musicUrl: 'music_url',
  mainUrl: 'main_url',
  spotifyId: 'spotify_id',
  isBand: 'is_band',
  description: 'description',
  keywords: 'keywords',
  topTrackTitle: 'top_track_title',
  topTrackUrl: 'top_track_url',
};

export const FILE_ENCODINGS = ['utf-8', 'cp949'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];
export const FILE_FORMATS = ['csv', 'jsonl'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Why no row of a file can be read. */
export const FILE_PROBLEMS = [
  'empty',
  'noRows',
  'notText',
  'utf16',
  'jsonArray',
  'notJsonLines',
  'duplicateColumn',
  'tooManyColumns',
  'tooManyRows',
  'rowTooLong',
  'quoteOpen',
  'quoteWrong',
  'tooLarge',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Why a row is refused. */
export const ROW_PROBLEMS = [
  'tooManyCells',
  'notJson',
  'brokenText',
  'bandIdInvalid',
  'bandNotFound',
  'nameMissing',
  'nameAmbiguous',
  'spotifyAmbiguous',
  'spotifyTaken',
  'duplicateRow',
  'tooLong',
  'urlInvalid',
  'booleanInvalid',
  'keywordsInvalid',
  'keywordsTooMany',
  'keywordTooLong',
  'titleMissing',
  'changedSince',
  'existsNow',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

export const IMPORT_ROW_FILTERS = ['new', 'changed', 'unchanged', 'refused'] as const;
export type ImportRowFilter = (typeof IMPORT_ROW_FILTERS)[number];
export const IMPORT_PAGE_SIZE = 50;

export const MAX_UPLOAD_BYTES = 200 * 1024 * 1024;
