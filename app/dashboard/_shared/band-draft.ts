import type { BandFields, BandForEditing } from '#server/schemas/band-edit.ts';

export const TEXT_FIELDS = [
  'name',
  'imageUrl',
  'websiteUrl',
  'musicUrl',
  'description',
  'trackTitle',
  'trackUrl',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** A band's fields as a form holds them: no text is blank. */
export type BandDraft = Record<TextField, string> & {
  isBand: boolean | null;
  keywords: readonly string[];
};

export const EMPTY_DRAFT: BandDraft = {
  ...{ name: '', imageUrl: '', websiteUrl: '', musicUrl: '', description: '' },
  ...{ trackTitle: '', trackUrl: '', isBand: true, keywords: [] },
};

export function toDraft(band: BandForEditing): BandDraft {
  const texts = TEXT_FIELDS.map((field) => [field, band[field] ?? '']);
  return {
    ...(Object.fromEntries(texts) as Record<TextField, string>),
    isBand: band.isBand,
    keywords: band.keywords,
  };
}

/** What the draft changes of the band; nothing of what only looks different, as space at the end. */
export function listChangedFields(band: BandForEditing, draft: BandDraft): BandFields {
  const fields: Record<string, unknown> = {};
  for (const field of TEXT_FIELDS) {
    const text = toText(draft[field]);
    if (text !== toText(band[field] ?? '')) fields[field] = text || (field === 'name' ? '' : null);
  }
  if (draft.isBand !== band.isBand) fields.isBand = draft.isBand;
  if (!isSameSet(draft.keywords, band.keywords)) fields.keywords = [...draft.keywords];
  return fields as BandFields;
}

/** The same changes, made to the band as somebody else left it; keywords that came and went are kept apart. */
export function rebaseDraft(
  base: BandForEditing,
  draft: BandDraft,
  theirs: BandForEditing,
): BandDraft {
  const { keywords, ...mine } = listChangedFields(base, draft);
  const texts = Object.fromEntries(
    Object.entries(mine).map(([field, value]) => [
      field,
      field === 'isBand' ? value : (value ?? ''),
    ]),
  );
  const rebased = { ...toDraft(theirs), ...texts } as BandDraft;
  if (!keywords) return rebased;
  const removed = base.keywords.filter((word) => !keywords.includes(word));
  const kept = theirs.keywords.filter((word) => !removed.includes(word));
  const added = keywords.filter((word) => ![...base.keywords, ...kept].includes(word));
  return { ...rebased, keywords: [...kept, ...added] };
}

function toText(text: string): string {
  return text.normalize('NFC').trim();
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word));
}
