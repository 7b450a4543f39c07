import { expect, test } from 'vitest';
import type { BandForEditing } from '#server/schemas/band-edit.ts';
import { listChangedFields, rebaseDraft, toDraft } from './band-draft.ts';

const base: BandForEditing = {
  ...{ bandId: 1, revision: '1.a', name: '새소년', isBand: true, description: '청춘.' },
  ...{ imageUrl: null, websiteUrl: null, musicUrl: 'https://music.example' },
  ...{ trackTitle: null, trackUrl: null, keywords: ['록', '몽환'] },
};

test('an untouched draft changes nothing, nor do space and other letters for the same', () => {
  expect(listChangedFields(base, toDraft(base))).toEqual({});
  const draft = { ...toDraft(base), name: `${'새소년'.normalize('NFD')} `, imageUrl: ' ' };
  expect(listChangedFields(base, { ...draft, keywords: ['몽환', '록'] })).toEqual({});
});

test('changed fields are named with what they become; an emptied one becomes null', () => {
  const draft = { ...toDraft(base), name: '새 이름', musicUrl: '', isBand: null, keywords: ['록'] };
  expect(listChangedFields(base, draft)).toEqual({
    ...{ name: '새 이름', musicUrl: null, isBand: null, keywords: ['록'] },
  });
});

test('mine on top of theirs keeps what only they changed, and both ones’ keywords', () => {
  const theirs = { ...base, revision: '2.b', name: '그들', description: '그들의 글.' };
  const draft = { ...toDraft(base), name: '내 이름', musicUrl: '', keywords: ['몽환', '새벽'] };
  const rebased = rebaseDraft(base, draft, { ...theirs, keywords: ['록', '몽환', '여름'] });
  expect(rebased).toEqual({
    ...toDraft(theirs),
    ...{ name: '내 이름', musicUrl: '', keywords: ['몽환', '여름', '새벽'] },
  });
});
