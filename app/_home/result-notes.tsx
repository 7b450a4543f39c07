import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { findKoreanEnding } from '#components/korean-ending.ts';
import { useNameList } from '#components/use-name-list.ts';
import type { Preview } from '#server/schemas/recommendation.ts';

const CLUSTERED_PICK_COUNT = 3;

/** In plain words what kind of answer this is, and which picks took no part. */
export function ResultNotes({ preview, pickCount }: { preview: Preview; pickCount: number }) {
  const t = useTranslations('results');
  const list = useNameList();
  const skipped = preview.picks.filter((pick) => !pick.hasEmbedding).map((pick) => pick.bandName);
  const missingCount = CLUSTERED_PICK_COUNT - pickCount;
  return (
    <>
      {preview.isFallback && (
        <Text c="dimmed">
          {missingCount > 0
            ? `${t('few')} ${t('needMore', { count: missingCount })}`
            : t('fewUsable')}
        </Text>
      )}
      {skipped.length > 0 && (
        <Text c="dimmed">
          {t('skipped', {
            names: list(skipped),
            ending: findKoreanEnding(skipped.at(1) ?? skipped[0] ?? ''),
          })}
        </Text>
      )}
    </>
  );
}
