'use client';

import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect } from 'react';
import type { SearchBoxProps } from './search-box.tsx';

interface SearchComboboxProps extends SearchBoxProps {
  /** It stands where a field had the focus. */
  takesFocus: boolean;
}

/** Type, see, choose: with the mouse, the arrows, or Enter for the first; Hangul in composition counts as typing. */
export function SearchCombobox(props: SearchComboboxProps) {
  const { label, placeholder, query, onQuery, options, isBehind, nothing, onChoose, icon } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { resetSelectedOption } = combobox;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, so no row of it is chosen yet
  useEffect(resetSelectedOption, [options]);

  const choose = (value: string) => {
    combobox.closeDropdown();
    onQuery('');
    onChoose(value);
  };
  const chooseFirst = (event: KeyboardEvent) => {
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || isComposing || combobox.getSelectedOptionIndex() >= 0) return;
    event.preventDefault();
    const [first] = options;
    if (query && first && !isBehind) choose(first.value);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={label}
          autoFocus={props.takesFocus}
          placeholder={placeholder}
          value={query}
          leftSection={icon ?? <IconSearch size={16} aria-hidden="true" />}
          rightSection={isBehind && query ? <Loader size={14} /> : undefined}
          onChange={(event) => {
            onQuery(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={chooseFirst}
          maxLength={100}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options.length === 0 && !query}>
        <Combobox.Options aria-label={label} mah={320} style={{ overflowY: 'auto' }}>
          {options.map(({ value, label: content }) => (
            <Combobox.Option key={value} value={value}>
              {content}
            </Combobox.Option>
          ))}
          {options.length === 0 && query && !isBehind && <Combobox.Empty>{nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
