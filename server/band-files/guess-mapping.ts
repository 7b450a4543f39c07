import type { ColumnMapping } from '../schemas/import.ts';
import { EXPORT_HEADERS, IMPORT_FIELDS, type ImportField } from '../schemas/import-words.ts';

/** What people call the fields, without white space and signs, in lower case. The first fit wins. */
const NAMES: Record<ImportField, readonly string[]> = {
  bandId: ['bandid', 'id', '밴드id', '밴드번호', '번호', '아이디'],
  name: [
    'name',
    'bandname',
    'band',
    'artist',
    'artistname',
    '이름',
    '밴드',
    '밴드명',
    '밴드이름',
  ].concat(['아티스트', '아티스트명', '가수', '가수명', '팀명', '활동명']),
  imageUrl: [
    'imageurl',
    'image',
    'mainimage',
    'picture',
    'photo',
    '이미지',
    '사진',
    '대표이미지',
  ].concat(['이미지주소', '이미지url', '이미지링크', '사진주소', '사진url', '사진링크']),
  musicUrl: ['musicurl', 'music', 'mainmusic', 'bandmusic', '음악', '음악주소', '음악url'].concat([
    '음악링크',
    '대표음악',
    '스트리밍',
    '듣기',
  ]),
  mainUrl: ['mainurl', 'url', 'homepage', 'website', 'site', 'link', '홈페이지', '웹사이트'].concat(
    ['누리집', '사이트', '대표주소', '주소', '링크'],
  ),
  spotifyId: ['spotifyid', 'spotify', 'spotifyartistid', '스포티파이', '스포티파이id'].concat([
    '스포티파이아이디',
  ]),
  isBand: ['isband', 'kind', 'type', '밴드여부', '구분', '형태', '유형'],
  description: [
    'description',
    'desc',
    'bio',
    'about',
    'introduction',
    '소개',
    '설명',
    '소개글',
  ].concat(['밴드소개', '밴드설명', '소개문']),
  keywords: [
    'keywords',
    'keyword',
    'tags',
    'tag',
    'mood',
    'genre',
    'genres',
    '키워드',
    '태그',
  ].concat(['분위기', '장르']),
  topTrackTitle: [
    'toptracktitle',
    'toptrack',
    'track',
    'tracktitle',
    'song',
    'title',
    '대표곡',
  ].concat(['대표곡제목', '대표곡명', '곡', '곡명', '노래', '제목']),
  topTrackUrl: [
    'toptrackurl',
    'toptracklink',
    'trackurl',
    'songurl',
    '대표곡주소',
    '대표곡링크',
  ].concat(['대표곡url', '곡주소', '곡링크']),
};

/** Which field each column is, by its name; every field once at the most. */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  const free = new Set(columns);
  for (const field of IMPORT_FIELDS) {
    const names = [simplify(EXPORT_HEADERS[field]), ...NAMES[field]];
    const rank = (column: string) => names.indexOf(simplify(column));
    const fits = [...free].filter((column) => rank(column) >= 0);
    const column = fits.sort((a, b) => rank(a) - rank(b))[0];
    if (column === undefined) continue;
    mapping[column] = field;
    free.delete(column);
  }
  return mapping;
}

function simplify(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-.()[\]:/*]/g, '');
}
