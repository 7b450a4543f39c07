import { CloseButton, Skeleton, Text, Title, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { BandAvatar } from '#components/band-avatar.tsx';
import { MAX_COMPARED_BANDS } from '#server/schemas/comparison-limits.ts';
import styles from './input-rail.module.css';
import type { ChosenBands } from './use-chosen.ts';
import type { Playground } from './use-playground-state.ts';

interface ChosenBandListProps {
  playground: Playground;
  chosenBands: ChosenBands;
}

/** The chosen bands as chips, in the order of choosing. */
export function ChosenBandList({ playground, chosenBands }: ChosenBandListProps) {
  const t = useTranslations('dashboard.playground.bands');
  const picks = useTranslations('picks');
  const actions = useTranslations('actions');
  const { findCard, missingIds } = chosenBands;
  const bandIds = playground.bands.filter((id) => !missingIds.includes(id));
  const listRef = useRef<HTMLUListElement>(null);
  // The button that was pressed goes away with its chip: the keyboard stays at the list.
  const keepFocus = () => listRef.current?.focus();
  return (
    <>
      <div className={styles.head}>
        <Title order={2} size="h3" id="bands-title">
          {t('title')}
          <Text span size="xs" c="dimmed" fw={400} ml={8}>
            {t('count', { count: bandIds.length, max: MAX_COMPARED_BANDS })}
          </Text>
        </Title>
        {(bandIds.length > 0 || playground.keywords.length > 0) && (
          <span className={styles.actions}>
            <CopyLink />
            <UnstyledButton
              className={styles.action}
              onClick={() => {
                keepFocus();
                playground.clear();
              }}
            >
              {actions('clear')}
            </UnstyledButton>
          </span>
        )}
      </div>
      <ul ref={listRef} tabIndex={-1} className={styles.list} aria-label={picks('list')}>
        {bandIds.map((bandId) => {
          const band = findCard(bandId);
          return band ? (
            <li key={bandId} className={styles.chip}>
              <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={26} />
              <span className={styles.name}>{band.bandName}</span>
              <CloseButton
                size="sm"
                aria-label={picks('remove', { name: band.bandName })}
                onClick={() => {
                  keepFocus();
                  chosenBands.remember([band]);
                  playground.toggleBand(band);
                }}
              />
            </li>
          ) : (
            <li key={bandId}>
              <Skeleton width={110} height={36} radius={10} aria-label={picks('loading')} />
            </li>
          );
        })}
        {bandIds.length === 0 && <li className={styles.empty}>{t('none')}</li>}
      </ul>
    </>
  );
}

function CopyLink() {
  const t = useTranslations('actions');
  const { copy, copied, error } = useClipboard();
  const label = error ? t('copyFailed') : copied ? t('copied') : t('copy');
  return (
    <UnstyledButton
      className={styles.action}
      onClick={() => copy(window.location.href)}
      aria-live="polite"
    >
      {label}
    </UnstyledButton>
  );
}
