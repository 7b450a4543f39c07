import { useTranslations } from 'next-intl';
import type { Preview, PreviewBand } from '#server/schemas/recommendation.ts';
import { findKoreanEnding } from './korean-ending.ts';
import { useNameList } from './use-name-list.ts';

const NAMED_PICKS = 2;

/** One plain sentence why a band is among the answer: near which picks, turned how far. */
export function useWhySentence(preview: Preview): (band: PreviewBand) => string {
  const t = useTranslations('why');
  const list = useNameList();
  const nameOf = new Map(preview.picks.map(({ bandId, bandName }) => [bandId, bandName]));
  const isWhole = preview.probes.length < 2;

  return (band) => {
    const probe = preview.probes[band.probeIndex];
    const nearIds =
      band.nearestPicks.length > 0
        ? band.nearestPicks.map(({ bandId }) => bandId)
        : probe?.pickBandIds;
    const names = (nearIds ?? []).flatMap((id) => nameOf.get(id) ?? []).slice(0, NAMED_PICKS);
    const values = { names: list(names), ending: findKoreanEnding(names.at(-1) ?? '') };
    const rotation = probe?.rotation;
    if (!rotation) return t(isWhole ? 'whole' : 'cluster', values);
    return t(isWhole ? 'wholeTurned' : 'clusterTurned', {
      ...values,
      keywords: list(preview.keywords),
      degrees: Math.round(rotation.degrees),
    });
  };
}
