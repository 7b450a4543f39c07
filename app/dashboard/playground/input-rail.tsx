import { Skeleton, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { FailureNote } from '#components/failure-note.tsx';
import { KeywordPicker } from '#components/keyword-picker.tsx';
import { MAX_COMPARED_KEYWORDS } from '#server/schemas/comparison-limits.ts';
import { BandField } from './band-field.tsx';
import { ChangeNotice } from './change-notice.tsx';
import { ChosenBandList } from './chosen-band-list.tsx';
import styles from './input-rail.module.css';
import { StartActions } from './start-actions.tsx';
import type { ChosenBands, ChosenKeywords } from './use-chosen.ts';
import type { Playground } from './use-playground-state.ts';

interface InputRailProps {
  playground: Playground;
  chosenBands: ChosenBands;
  chosenKeywords: ChosenKeywords;
}

/** What is compared: bands, keywords, and quick ways to get some. */
export function InputRail({ playground, chosenBands, chosenKeywords }: InputRailProps) {
  const t = useTranslations('dashboard.playground');
  return (
    <>
      <section className={styles.part} aria-labelledby="bands-title">
        <ChosenBandList playground={playground} chosenBands={chosenBands} />
        <BandField
          pickedIds={playground.bands}
          onToggle={(band) => {
            chosenBands.remember([band]);
            playground.toggleBand(band);
          }}
        />
        <ChangeNotice playground={playground} />
        <StartActions
          keywords={chosenKeywords.keywords ?? []}
          onExample={(bands, keywords) => {
            chosenBands.remember(bands);
            playground.fillExample({ bands: bands.map(({ bandId }) => bandId), keywords });
          }}
          onMember={playground.startFrom}
        />
        {chosenBands.error !== undefined && (
          <FailureNote error={chosenBands.error} onRetry={chosenBands.retry} />
        )}
      </section>
      <section className={styles.part} aria-labelledby="keywords-title">
        <div>
          <Title order={2} size="h3" id="keywords-title">
            {t('keywords.title')}
          </Title>
          <Text size="xs" c="dimmed">
            {t('keywords.hint')}
          </Text>
        </div>
        <Keywords playground={playground} chosenKeywords={chosenKeywords} />
      </section>
    </>
  );
}

function Keywords({
  playground,
  chosenKeywords,
}: Pick<InputRailProps, 'playground' | 'chosenKeywords'>) {
  const t = useTranslations('dashboard.playground.keywords');
  const { keywords, error, retry } = chosenKeywords;
  if (error !== undefined) return <FailureNote what={t('failed')} error={error} onRetry={retry} />;
  if (!keywords) return <Skeleton height={100} />;
  if (keywords.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <KeywordPicker
      keywords={keywords}
      selectedIds={new Set(playground.keywords)}
      max={MAX_COMPARED_KEYWORDS}
      onToggle={({ keywordId }) => playground.toggleKeyword(keywordId)}
    />
  );
}
