'use client';

import { IconTag, IconUser } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { BandAvatar } from '#components/band-avatar.tsx';
import styles from './search-dialog.module.css';
import type { SearchItem } from './use-search-groups.ts';

interface SearchOptionProps {
  id: string;
  item: SearchItem;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

const KEYWORD_COUNT = 3;

export function SearchOption({ id, item, isActive, onPoint, onChoose }: SearchOptionProps) {
  const t = useTranslations('dashboard');
  const detail =
    item.detail ??
    item.keywords?.slice(0, KEYWORD_COUNT).join(' · ') ??
    (item.bandCount === undefined ? undefined : t('keywords.bands', { count: item.bandCount }));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: likewise, by aria-activedescendant
    <div
      id={id}
      className={styles.option}
      role="option"
      aria-selected={isActive}
      onMouseMove={isActive ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.mark}>
        <Mark item={item} />
      </span>
      <span className={styles.label}>{item.label || t('bands.nameless')}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
    </div>
  );
}

function Mark({ item: { target, label, keywords = [] } }: { item: SearchItem }) {
  switch (target.kind) {
    case 'page':
      return <target.page.Icon size={18} aria-hidden="true" />;
    case 'band':
      return <BandAvatar name={label} keywords={keywords} sizePx={24} />;
    case 'keyword':
      return <IconTag size={18} aria-hidden="true" />;
    case 'member':
      return <IconUser size={18} aria-hidden="true" />;
  }
}
