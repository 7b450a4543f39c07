import { CloseButton, Skeleton, Text, Title, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { BandAvatar } from '#components/band-avatar.tsx';
import styles from './pick-list.module.css';
import { MAX_BANDS } from './selection.ts';
import studioStyles from './studio.module.css';
import type { Picks } from './use-picks.ts';

/** From here on the tastes are told apart. */
const SLOT_COUNT = 3;

/** The picks, and empty jacks up to three: so many make it really play. */
export function PickList({ picks }: { picks: Picks }) {
  const t = useTranslations('picks');
  const { bands, bandIds } = picks;
  const waitingIds = bandIds.filter((id) => !bands.some(({ bandId }) => bandId === id));
  const listRef = useRef<HTMLUListElement>(null);
  // The button that was pressed goes away with its pick: the keyboard stays at the list.
  const keepFocus = () => listRef.current?.focus();
  const emptySlots = Math.max(0, SLOT_COUNT - bandIds.length);
  return (
    <>
      <div className={studioStyles.head}>
        <Title order={2} size="h3" id="picks-title">
          {t('title')}
          <Text span size="xs" c="dimmed" fw={400} ml={8}>
            {t('count', { count: bandIds.length, max: MAX_BANDS })}
          </Text>
        </Title>
        {bandIds.length > 0 && (
          <PickActions
            onClear={() => {
              keepFocus();
              picks.clear();
            }}
          />
        )}
      </div>
      <ul ref={listRef} tabIndex={-1} className={styles.list} aria-label={t('list')}>
        {bands.map((band) => (
          <li key={band.bandId} className={styles.pick}>
            <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={28} />
            <span className={styles.name}>{band.bandName}</span>
            <CloseButton
              size="sm"
              aria-label={t('remove', { name: band.bandName })}
              onClick={() => {
                keepFocus();
                picks.toggleBand(band);
              }}
            />
          </li>
        ))}
        {waitingIds.map((bandId) => (
          <li key={bandId}>
            <Skeleton width={120} height={40} radius={20} aria-label={t('loading')} />
          </li>
        ))}
        {Array.from({ length: emptySlots }, (_, i) => bandIds.length + i + 1).map((number) => (
          <li key={`slot ${number}`} className={clsx(styles.pick, styles.slot)}>
            <span className={styles.jack} aria-hidden="true" />
            {t('slot', { number: String(number) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function PickActions({ onClear }: { onClear: () => void }) {
  const t = useTranslations('actions');
  return (
    <span className={styles.actions}>
      <CopyLink />
      <UnstyledButton className={styles.action} onClick={onClear}>
        {t('clear')}
      </UnstyledButton>
    </span>
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
