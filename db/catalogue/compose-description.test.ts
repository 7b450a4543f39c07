import { describe, expect, test } from 'vitest';
import { type FreemusiccArtist, readFreemusiccArtists } from './catalogue-data.ts';
import { composeDescription } from './compose-description.ts';
import { GENRE_WORDS, STYLE_WORDS } from './genre-words.ts';

function describeArtist(overrides: Partial<FreemusiccArtist>): string {
  return composeDescription({
    name: '(Val)liam',
    genres: ['Electronic'],
    styles: ['Ambient'],
    energy: 'calm',
    years: [2005, 2005],
    labels: ['Dewtone'],
    releases: [{ title: 'Early Reflections', year: 2005 }],
    ...overrides,
  });
}

describe('composeDescription', () => {
  test('says genres, styles, energy, label, year and release in Korean, then in English', () => {
    expect(describeArtist({})).toBe(
      '앰비언트(Ambient)를 들려주는 일렉트로닉(Electronic) 아티스트 (Val)liam. 조용하고 느긋한 흐름이 두드러진다. ' +
        'Dewtone에서 2005년 공개한 ‘Early Reflections’ 음반에서 그 음악을 만날 수 있다.\n' +
        'The releases of (Val)liam appeared in 2005 on Dewtone: Electronic with a calm feel, filed under Ambient.',
    );
  });

  test('joins several values with the right particles', () => {
    const text = describeArtist({
      name: 'Two',
      genres: ['Rock', 'Jazz'],
      styles: ['Shoegaze', 'Post Rock', 'Drone'],
      energy: 'energetic',
      years: [2005, 2010],
      labels: ['A', 'B'],
      releases: [
        { title: 'One', year: 2005 },
        { title: 'Ten', year: 2010 },
      ],
    });
    expect(text).toBe(
      'Two의 음악은 록(Rock)과 재즈(Jazz) 계열로, 주로 슈게이징(Shoegaze), 포스트록(Post Rock)과 드론(Drone)으로 분류된다. ' +
        '에너지가 높고 힘찬 편이다. A, B에서 2005년부터 2010년까지 공개한 ‘One’, ‘Ten’ 등의 음반에서 그 음악을 만날 수 있다.\n' +
        'Two makes energetic Rock and Jazz music in the vein of Shoegaze, Post Rock and Drone, released from 2005 to 2010 on A and B.',
    );
  });

  test('is silent about what the data lacks', () => {
    expect(describeArtist({ name: 'Nobody', labels: [], releases: [] })).toBe(
      'Nobody의 음악은 일렉트로닉(Electronic) 계열로, 주로 앰비언트(Ambient)로 분류된다. 조용하고 느긋한 흐름이 두드러진다. ' +
        '2005년 음악을 발표한 기록이 있다.\n' +
        'Filed under Electronic and Ambient, the music of Nobody came out in 2005 and has a calm feel.',
    );
  });

  test('leaves a word without a translation in English', () => {
    expect(describeArtist({ name: 'X', genres: ['Zydeco'], styles: ['Cajun'] })).toContain(
      'Zydeco 가운데서도 Cajun 쪽의 소리',
    );
  });
});

describe('over the whole freemusi.cc data', () => {
  const artists = readFreemusiccArtists();

  test('every genre and style has a Korean word', () => {
    expect(artists.flatMap(({ genres }) => genres).filter((word) => !GENRE_WORDS[word])).toEqual(
      [],
    );
    expect(artists.flatMap(({ styles }) => styles).filter((word) => !STYLE_WORDS[word])).toEqual(
      [],
    );
  });

  test('every description carries the words of its artist and nothing undefined', () => {
    const poor = artists.filter((artist) => {
      const text = composeDescription(artist);
      const words = [
        artist.name,
        ...artist.genres,
        ...artist.styles,
        ...artist.labels,
        artist.energy,
      ];
      const hasAll = words.every((word) => text.toLowerCase().includes(word.toLowerCase()));
      return !hasAll || /undefined|\bnull\b|NaN| {2}/.test(text);
    });
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  test('descriptions vary: no two are alike, and every sentence pattern is in use', () => {
    const texts = artists.map((artist) =>
      composeDescription({ ...artist, name: `@${artist.name}`, releases: [] }),
    );
    expect(new Set(texts).size).toBe(artists.length);
    const patterns = artists.map(({ name }) => describeArtist({ name }).replaceAll(name, 'NAME'));
    expect(new Set(patterns).size).toBe(5 * 3 * 3 * 4);
  });
});
