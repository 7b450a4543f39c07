'use client';

import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLoadOnApproach } from '../_shared/use-load-on-approach.ts';

export interface SearchOption {
  value: string;
  label: ReactNode;
}

export interface SearchBoxProps {
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  options: readonly SearchOption[];
  isBehind?: boolean;
  /** Shown when nothing is found. */
  nothing: string;
  onChoose: (value: string) => void;
  icon?: ReactNode;
}

const loadCombobox = () => import('./search-combobox.tsx').then((m) => m.SearchCombobox);

/** A search with a list to choose from; a plain field until it is approached, since the list weighs 43 KB. */
export function SearchBox(props: SearchBoxProps) {
  const { Component, wasFocused, events } = useLoadOnApproach(loadCombobox);
  if (Component) return <Component {...props} takesFocus={wasFocused} />;
  return (
    <TextInput
      role="combobox"
      aria-expanded={false}
      aria-haspopup="listbox"
      aria-label={props.label}
      placeholder={props.placeholder}
      value={props.query}
      leftSection={props.icon ?? <IconSearch size={16} aria-hidden="true" />}
      onChange={(event) => props.onQuery(event.currentTarget.value)}
      maxLength={100}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      {...events}
    />
  );
}
