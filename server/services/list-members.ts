import { type BandCardRow, findBandCards } from '#db/queries/band-card.ts';
import { listMemberFacts, type MemberFacts } from '#db/queries/member-facts.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { BandMark, MemberListInput, MemberRow } from '../schemas/member.ts';
import { MEMBER_PAGE_SIZE } from '../schemas/member-list-words.ts';

const SHOWN_PICKS = 4;

/** A page of the members that match; beyond the last page, the last one. */
export async function listMembers(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  input: MemberListInput,
) {
  const { recommended, page, query, ...rest } = input;
  const read = (number: number) =>
    listMemberFacts(db, {
      ...rest,
      // No id holds a NUL, and Postgres refuses one.
      query: query.replaceAll('\0', '').trim(),
      recommendedBandId: recommended,
      offset: (number - 1) * MEMBER_PAGE_SIZE,
      limit: MEMBER_PAGE_SIZE,
      space: embedder,
    });
  let shownPage = page;
  let { members, totalCount } = await read(page);
  if (members.length === 0 && page > 1) {
    ({ totalCount } = await read(1));
    shownPage = Math.max(1, Math.ceil(totalCount / MEMBER_PAGE_SIZE));
    ({ members } = await read(shownPage));
  }
  const bandIds = members.flatMap(({ pickBandIds, setBandIds }) => [
    ...pickBandIds.slice(0, SHOWN_PICKS),
    ...setBandIds,
  ]);
  const cards = await findBandCards(db, {
    bandIds: [...new Set(recommended === null ? bandIds : [...bandIds, recommended])],
  });
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  return {
    members: members.map((facts) => toRow(facts, cardOf)),
    totalCount,
    page: shownPage,
    recommended: recommended === null ? null : (markBands([recommended], cardOf)[0] ?? null),
  };
}

function toRow(facts: MemberFacts, cardOf: ReadonlyMap<number, BandCardRow>): MemberRow {
  const { externalId, userId, pickBandIds, embeddedPickCount, keywords, setBandIds } = facts;
  const at = facts.setAt?.toISOString() ?? null;
  return {
    externalId,
    userId,
    pickCount: pickBandIds.length,
    embeddedPickCount,
    picks: markBands(pickBandIds.slice(0, SHOWN_PICKS), cardOf),
    keywords,
    set:
      setBandIds.length === 0
        ? null
        : { at, meanScore: facts.meanScore, bands: markBands(setBandIds, cardOf) },
    outdated: facts.isOutdated,
  };
}

/** The bands as a monogram shows them, in the order given; deleted ones are left out. */
export function markBands(
  bandIds: readonly number[],
  cardOf: ReadonlyMap<number, BandCardRow>,
): BandMark[] {
  return bandIds.flatMap((bandId) => {
    const card = cardOf.get(bandId);
    return card ? [{ bandId, bandName: card.bandName, keywords: card.keywords }] : [];
  });
}
