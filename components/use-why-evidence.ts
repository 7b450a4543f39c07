import { useTranslations } from 'next-intl';
import type { Preview, PreviewBand } from '#server/schemas/recommendation.ts';

const NAMED_KEYWORDS = 4;

/** What the sentence rests on: the picks nearest to a band and the keywords that it shares; '' for neither. */
export function useWhyEvidence(preview: Preview): (band: PreviewBand) => string {
  const t = useTranslations('why');
  const nameOf = new Map(preview.picks.map(({ bandId, bandName }) => [bandId, bandName]));
  return ({ nearestPicks, sharedKeywords }) => {
    const picks = nearestPicks.flatMap(({ bandId }) => nameOf.get(bandId) ?? []).join(', ');
    const keywords = sharedKeywords.slice(0, NAMED_KEYWORDS).join(', ');
    if (picks && keywords) return t('nearShared', { picks, keywords });
    if (picks) return t('near', { picks });
    return keywords ? t('onlyShared', { keywords }) : '';
  };
}
