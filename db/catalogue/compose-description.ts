import type { FreemusiccArtist } from './catalogue-data.ts';
import { GENRE_WORDS, STYLE_WORDS } from './genre-words.ts';
import { chooseJosa, type Josa } from './josa.ts';
import { hashText } from './stable-hash.ts';

type Described = Omit<FreemusiccArtist, 'topTrack'>;
type Energy = FreemusiccArtist['energy'];

/** Korean sentences, then an English one, saying only what the data says; same artist, same text. */
export function composeDescription(artist: Described): string {
  return `${composeKorean(artist)}\n${composeEnglish(artist)}`;
}

function composeKorean(artist: Described): string {
  const { name } = artist;
  const genres = artist.genres.map((genre) => nameInBoth(genre, GENRE_WORDS[genre]?.korean));
  const styles = artist.styles.map((style) => nameInBoth(style, STYLE_WORDS[style]?.korean));
  const listed = (terms: Term[], josa?: Josa) => listKorean(terms, josa);
  const opening = choose(name, 'opening', [
    `${name}의 음악은 ${listed(genres)} 계열로, 주로 ${listed(styles, '으로/로')} 분류된다.`,
    `${listed(styles, '을/를')} 들려주는 ${listed(genres)} 아티스트 ${name}.`,
    `${name}의 작업에서는 ${listed(genres)} 가운데서도 ${listed(styles)} 쪽의 소리를 들을 수 있다.`,
    `${listed(genres)} 음악을 하는 ${name}의 발표작에는 ${listed(styles)} 스타일이 기록되어 있다.`,
    `${name}의 소리는 ${listed(styles)} 쪽에 가까우며, 넓게는 ${listed(genres)} 음악에 속한다.`,
  ]);
  const energy = choose(name, 'energy', KOREAN_ENERGY[artist.energy]);
  return [opening, energy, composeKoreanReleases(artist)].join(' ');
}

const KOREAN_ENERGY: Record<Energy, readonly string[]> = {
  calm: [
    '에너지는 전반적으로 차분하고 잔잔한 편이다.',
    '조용하고 느긋한 흐름이 두드러진다.',
    '차분하게 가라앉은 분위기를 지녔다.',
  ],
  'mid-tempo': [
    '빠르지도 느리지도 않은 중간 템포로 흘러간다.',
    '에너지는 차분함과 활기 사이, 중간쯤에 놓인다.',
    '적당한 리듬감을 지닌 미드템포 성향이다.',
  ],
  energetic: [
    '에너지가 높고 힘찬 편이다.',
    '활기차고 역동적인 흐름이 두드러진다.',
    '신나게 몰아치는 에너지를 지녔다.',
  ],
};

function composeKoreanReleases({ name, years, labels, releases }: Described): string {
  const [first, last] = years;
  const period = first === last ? `${first}년` : `${first}년부터 ${last}년까지`;
  const where = labels.length > 0 ? `${labels.join(', ')}에서 ` : '';
  if (releases.length === 0) return `${where}${period} 음악을 발표한 기록이 있다.`;
  const others = releases.length > 1 ? ' 등의' : '';
  const titles = `${releases.map(({ title }) => `‘${title}’`).join(', ')}${others}`;
  const dated = `${releases.map(({ title, year }) => `‘${title}’(${year})`).join(', ')}${others}`;
  return choose(name, 'releases', [
    `${period} ${where}발표한 작품으로 ${titles} 음반이 있다.`,
    `카탈로그에는 ${where}나온 ${dated} 음반이 올라 있다.`,
    `${where}${period} 공개한 ${titles} 음반에서 그 음악을 만날 수 있다.`,
  ]);
}

function composeEnglish({ name, genres, styles, energy, years, labels }: Described): string {
  const [first, last] = years;
  const period = first === last ? `in ${first}` : `from ${first} to ${last}`;
  const where = labels.length > 0 ? ` on ${listEnglish(labels)}` : '';
  const styleList = listEnglish(styles);
  const genreList = listEnglish(genres);
  const article = energy === 'energetic' ? 'an' : 'a';
  return choose(name, 'english', [
    `${name} makes ${energy} ${genreList} music in the vein of ${styleList}, released ${period}${where}.`,
    `${capitalise(energy)} ${genreList} music by ${name}, tagged ${styleList} and released ${period}${where}.`,
    `The releases of ${name} appeared ${period}${where}: ${genreList} with ${article} ${energy} feel, filed under ${styleList}.`,
    `Filed under ${genreList} and ${styleList}, the music of ${name} came out ${period}${where} and has ${article} ${energy} feel.`,
  ]);
}

interface Term {
  korean: string;
  english: string;
}

function nameInBoth(english: string, korean: string | undefined): Term {
  return { korean: korean ?? english, english };
}

/** `앰비언트(Ambient), 드론(Drone)과 노이즈(Noise)를`: a particle goes by the Korean word, not the bracket. */
function listKorean(terms: Term[], josa?: Josa): string {
  const shown = terms.map(({ korean, english }, index) => {
    const written = korean === english ? korean : `${korean}(${english})`;
    if (index === terms.length - 1) return josa ? written + chooseJosa(korean, josa) : written;
    return index === terms.length - 2
      ? `${written}${chooseJosa(korean, '와/과')} `
      : `${written}, `;
  });
  return shown.join('');
}

function listEnglish(terms: string[]): string {
  const head = terms.slice(0, -1).join(', ');
  const last = terms.at(-1) ?? '';
  return head === '' ? last : `${head} and ${last}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function choose(name: string, purpose: string, sentences: readonly string[]): string {
  return sentences[hashText(`${purpose}:${name}`) % sentences.length] ?? '';
}
