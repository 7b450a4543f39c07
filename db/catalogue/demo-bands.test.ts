import { describe, expect, test } from 'vitest';
import {
  readFreemusiccArtists,
  readInternationalBands,
  readKoreanBands,
} from './catalogue-data.ts';
import { namesAnEnsemble, readDemoBands, withDistinctKeys } from './demo-bands.ts';
import { KEYWORD_VOCABULARY } from './keyword-vocabulary.ts';

const bands = readDemoBands();
const SEARCH = /^https:\/\/www\.youtube\.com\/results\?search_query=\S+$/;
const RELEASE_PAGE = /^https:\/\/(www\.)?archive\.org\/details\/[^/\s]+\/?$/;

describe('readDemoBands', () => {
  test('lists every entry of the three files under a key of its own', () => {
    expect([readKoreanBands().length, readInternationalBands().length]).toEqual([80, 74]);
    expect(readFreemusiccArtists()).toHaveLength(1479);
    expect(bands).toHaveLength(80 + 74 + 1479);
    expect(new Set(bands.map(({ key }) => key)).size).toBe(bands.length);
  });

  test('an authored band: its own words, searches for links', () => {
    const band = bands.find(({ key }) => key === 'diggindie:쏜애플');
    const source = readKoreanBands().find(({ name }) => name === '쏜애플');
    expect(band).toEqual({
      key: 'diggindie:쏜애플',
      name: '쏜애플',
      isBand: true,
      description: `${source?.description}\n${source?.descriptionEn}`,
      keywords: source?.keywords,
      mainMusic: `https://www.youtube.com/results?search_query=${encodeURIComponent('쏜애플 THORNAPPLE')}`,
      topTrack: {
        title: '시퍼런 봄',
        externalUrl: `https://www.youtube.com/results?search_query=${encodeURIComponent('쏜애플 시퍼런 봄')}`,
      },
    });
  });

  test('a freemusi.cc artist: links to the page of the release', () => {
    expect(bands.find(({ key }) => key === 'freemusicc:(Val)liam')).toMatchObject({
      isBand: false,
      keywords: ['앰비언트', '일렉트로닉', '잔잔한', '몽환'],
      mainMusic: 'https://www.archive.org/details/dt006',
      topTrack: {
        title: 'Orange Horizon',
        externalUrl: 'https://www.archive.org/details/dt006',
      },
    });
  });

  test('a track without a title goes by its release', () => {
    const band = bands.find(({ key }) => key === 'freemusicc:Denis Zabavsky');
    expect(band?.topTrack.title).toBe('Folk-Avantgarde SuperDrive');
  });

  test('every band is whole: name, description in both languages, keywords, safe links', () => {
    const vocabulary = new Set<string>(KEYWORD_VOCABULARY);
    const broken = bands.filter((band) => {
      const link = band.key.startsWith('diggindie:') ? SEARCH : RELEASE_PAGE;
      const [korean = '', english = ''] = band.description.split('\n');
      return !(
        band.key.length <= 200 &&
        band.name.trim() === band.name &&
        band.name.length > 0 &&
        /[가-힣]/.test(korean) &&
        /[a-z]{3}/.test(english) &&
        band.description.split('\n').length === 2 &&
        band.keywords.length >= 3 &&
        band.keywords.length <= 6 &&
        new Set(band.keywords).size === band.keywords.length &&
        band.keywords.every((word) => vocabulary.has(word)) &&
        band.topTrack.title.length > 0 &&
        link.test(band.mainMusic) &&
        link.test(band.topTrack.externalUrl)
      );
    });
    expect(broken.map(({ key }) => key)).toEqual([]);
  });

  test('no link is an audio file', () => {
    const links = bands.flatMap(({ mainMusic, topTrack }) => [mainMusic, topTrack.externalUrl]);
    expect(links.filter((link) => /\.(mp3|ogg|flac|wav|m4a)\b/i.test(link))).toEqual([]);
  });

  test('no text has a broken encoding', () => {
    const texts = bands.map(
      ({ name, description, topTrack }) => name + description + topTrack.title,
    );
    expect(texts.filter((text) => /Ã.|Â.|â€|\uFFFD/.test(text))).toEqual([]);
  });

  test('every word of the vocabulary is carried by an authored band', () => {
    const authored = bands.filter(({ key }) => key.startsWith('diggindie:'));
    const carried = new Set<string>(authored.flatMap(({ keywords }) => keywords));
    expect(KEYWORD_VOCABULARY.filter((word) => !carried.has(word))).toEqual([]);
  });
});

test.each([
  ['Bluebridge Quartet', true],
  ['The Unknown Orkestra', true],
  ['o.e.s. (orchestra eclettica e sincretista)', true],
  ['Agustín Strizzi Grupo', true],
  ['Sanchez Band', true],
  ['Husband', false],
  ['Neoplan Project', false],
  ['(Val)liam', false],
])('%s names an ensemble: %s', (name, expected) => {
  expect(namesAnEnsemble(name)).toBe(expected);
});

test('a key that comes again gets a number', () => {
  expect(withDistinctKeys([{ key: 'a' }, { key: 'b' }, { key: 'a' }, { key: 'A' }])).toEqual([
    { key: 'a' },
    { key: 'b' },
    { key: 'a (2)' },
    { key: 'A' },
  ]);
});
