import { findMemberKeywords } from '#db/queries/keyword.ts';
import { findMemberPicks } from '#db/queries/pick.ts';
import { replaceRecommendations } from '#db/queries/recommendation.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredBands } from '../schemas/recommendation.ts';
import { describeBands } from './describe-bands.ts';
import { findMember } from './find-member.ts';
import { recommendBands } from './recommend-bands.ts';

/**
 * Recommends for a member by V3 and stores the answer in the place of the last one. When
 * recommending fails, the stored set stays as it was.
 * @throws AppError MEMBER_NOT_FOUND, NO_PICKS, NO_KEYWORDS, NO_EMBEDDED_PICK
 * @throws EmbedderError when the keywords can't be embedded
 */
export async function updateRecommendations(
  runtime: Pick<Runtime, 'db' | 'embedder'>,
  { externalId }: { externalId: string },
): Promise<StoredBands> {
  const { db, embedder } = runtime;
  const memberId = await findMember(db, externalId);
  const [picks, selection] = await Promise.all([
    findMemberPicks(db, { memberId, model: embedder.model }),
    findMemberKeywords(db, { memberId }),
  ]);
  if (picks.length === 0) throw new AppError('NO_PICKS');
  if (selection.isEmpty) throw new AppError('NO_KEYWORDS');
  const { ranking } = await recommendBands(runtime, {
    version: 'v3',
    picks,
    keywords: selection.keywords,
  });
  const [bands] = await Promise.all([
    describeBands(db, ranking.bands),
    replaceRecommendations(db, { memberId, bands: ranking.bands }),
  ]);
  return { bands };
}
