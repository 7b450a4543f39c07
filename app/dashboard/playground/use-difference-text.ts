import { useTranslations } from 'next-intl';
import type { VersionGroup } from './align-bands.ts';
import { VERSIONS } from './search-params.ts';

/** `V3만 찾은 팀: …`, one sentence a group. */
export function useDifferenceText(): (group: VersionGroup) => string {
  const t = useTranslations('dashboard.playground.comparison');
  const title = useGroupTitle();
  return (group) =>
    t('groupSentence', {
      group: title(group),
      names: group.bands.map(({ bandName }) => bandName).join(', '),
    });
}

export function useGroupTitle(): (group: Pick<VersionGroup, 'versions'>) => string {
  const t = useTranslations('dashboard.playground.comparison');
  return ({ versions }) =>
    versions.length === VERSIONS.length
      ? t('byAll')
      : t('byOnly', { versions: versions.map((version) => version.toUpperCase()).join('·') });
}
