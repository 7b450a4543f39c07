'use client';

import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { BandCard } from '#server/schemas/band.ts';
import { BandAvatar } from './band-avatar.tsx';
import styles from './band-picker.module.css';
import { findKoreanEnding } from './korean-ending.ts';

export interface BandPickerProps {
  query: string;
  onQueryChange: (query: string) => void;
  /** What the server found for the query; its order. */
  bands: readonly BandCard[];
  status: 'found' | 'searching' | 'failed';
  pickedIds: ReadonlySet<number>;
  isFull: boolean;
  /** Where another number than the public page's is full. */
  fullText?: string;
  size?: 'sm' | 'md';
  /** It stands in for a field that had the focus. */
  takesFocus?: boolean;
  onToggle: (band: BandCard) => void;
}

/** Search by name and pick with mouse or keys; Enter takes the first match, also after Hangul input. */
export function BandPicker(props: BandPickerProps) {
  const { query, onQueryChange, bands, status, pickedIds, isFull, onToggle } = props;
  const { fullText, size = 'md', takesFocus = false } = props;
  const t = useTranslations('picks');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { resetSelectedOption } = combobox;
  const fieldRef = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const field = fieldRef.current;
    if (!takesFocus || !field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [takesFocus]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, so no row of it is chosen yet
  useEffect(resetSelectedOption, [bands]);

  const toggle = (band: BandCard | undefined) => {
    if (!band || (isFull && !pickedIds.has(band.bandId))) return;
    onToggle(band);
    onQueryChange('');
  };
  const pickFirst = (event: KeyboardEvent) => {
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || isComposing || combobox.getSelectedOptionIndex() >= 0) return;
    event.preventDefault();
    if (query && status === 'found') toggle(bands.find(({ bandId }) => !pickedIds.has(bandId)));
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => toggle(bands.find(({ bandId }) => String(bandId) === value))}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={fieldRef}
          label={t('search')}
          placeholder={t('placeholder')}
          size={size}
          value={query}
          leftSection={<IconSearch size={18} />}
          rightSection={status === 'searching' && query ? <Loader size={16} /> : undefined}
          onChange={(event) => {
            onQueryChange(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={pickFirst}
          maxLength={100}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={styles.options} aria-label={t('search')}>
          {bands.map((band) => (
            <BandOption
              key={band.bandId}
              band={band}
              isPicked={pickedIds.has(band.bandId)}
              isFull={isFull}
            />
          ))}
          {bands.length === 0 && (
            <Combobox.Empty>
              {status === 'searching' && t('searching')}
              {status === 'failed' && t('searchFailed')}
              {status === 'found' && t('nothingFound', { query, ending: findKoreanEnding(query) })}
            </Combobox.Empty>
          )}
        </Combobox.Options>
        {isFull && <Combobox.Footer>{fullText ?? t('full')}</Combobox.Footer>}
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface BandOptionProps {
  band: BandCard;
  isPicked: boolean;
  isFull: boolean;
}

function BandOption({ band, isPicked, isFull }: BandOptionProps) {
  const t = useTranslations('picks');
  return (
    <Combobox.Option value={String(band.bandId)} active={isPicked} disabled={isFull && !isPicked}>
      <span className={styles.option}>
        <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={32} />
        <span className={styles.text}>
          <span className={styles.name}>{band.bandName}</span>
          <span className={styles.keywords}>{band.keywords.slice(0, 3).join(' · ')}</span>
        </span>
        {isPicked && (
          <span className={styles.picked}>
            <IconCheck size={16} aria-hidden="true" />
            {t('picked')}
          </span>
        )}
      </span>
    </Combobox.Option>
  );
}
