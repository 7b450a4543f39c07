import type { FreemusiccArtist } from './catalogue-data.ts';
import { GENRE_WORDS, type GenreWord, STYLE_WORDS } from './genre-words.ts';
import type { CatalogueKeyword } from './keyword-vocabulary.ts';

type Energy = FreemusiccArtist['energy'];
type EnergyMoods = readonly [mood: CatalogueKeyword, spare: CatalogueKeyword];

const MOST_KEYWORDS = 6;
/** Below this number the spare mood is added. */
const ENOUGH_KEYWORDS = 4;

const MOODS_OF_ANY_GENRE: Record<Energy, EnergyMoods> = {
  calm: ['잔잔한', '따뜻함'],
  'mid-tempo': ['그루브', '경쾌함'],
  energetic: ['신나는', '자유'],
};

const MOODS_BY_GENRE: Record<string, Partial<Record<Energy, EnergyMoods>>> = {
  Electronic: {
    calm: ['잔잔한', '새벽'],
    'mid-tempo': ['그루브', '도시'],
    energetic: ['신나는', '댄서블'],
  },
  Rock: {
    calm: ['잔잔한', '쓸쓸함'],
    'mid-tempo': ['자유', '청춘'],
    energetic: ['신나는', '거침'],
  },
  Pop: { 'mid-tempo': ['경쾌함', '청춘'] },
  'Hip Hop': { calm: ['잔잔한', '밤'], 'mid-tempo': ['그루브', '도시'] },
  World: { calm: ['잔잔한', '여행'], 'mid-tempo': ['경쾌함', '여행'] },
  Classical: { 'mid-tempo': ['섬세함', '희망'] },
  Jazz: { calm: ['잔잔한', '밤'], 'mid-tempo': ['그루브', '도시'] },
};

/** Three to six keywords: what the styles stand for first, then the genres, then the energy. */
export function deriveKeywords(
  artist: Pick<FreemusiccArtist, 'genres' | 'styles' | 'energy'>,
): CatalogueKeyword[] {
  const styles = artist.styles.flatMap((style) => keywordsOf(STYLE_WORDS[style]));
  const genres = artist.genres.flatMap((genre) => keywordsOf(GENRE_WORDS[genre]));
  const [mood, spareMood] = moodsOf(artist.genres[0], artist.energy);
  const ordered = [
    ...leading(styles).slice(0, 3),
    ...leading(genres).slice(0, 1),
    mood,
    ...styles.flat(),
    ...genres.flat(),
  ];
  const keywords = new Set(ordered);
  if (keywords.size < ENOUGH_KEYWORDS) keywords.add(spareMood);
  return [...keywords].slice(0, MOST_KEYWORDS);
}

function keywordsOf(word: GenreWord | undefined): (readonly CatalogueKeyword[])[] {
  return word === undefined ? [] : [word.keywords];
}

function leading(lists: (readonly CatalogueKeyword[])[]): CatalogueKeyword[] {
  return [...new Set(lists.flatMap((list) => list.slice(0, 1)))];
}

function moodsOf(genre: string | undefined, energy: Energy): EnergyMoods {
  return MOODS_BY_GENRE[genre ?? '']?.[energy] ?? MOODS_OF_ANY_GENRE[energy];
}
