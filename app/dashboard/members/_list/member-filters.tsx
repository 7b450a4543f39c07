'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { SearchField } from '#components/search-field.tsx';
import type { BandMark } from '#server/schemas/member.ts';
import { MEMBER_STATES } from '#server/schemas/member-list-words.ts';
import type { ListState } from './list-state.ts';
import styles from './member-list.module.css';

interface MemberFiltersProps {
  state: ListState;
  /** The band whose listeners are shown, once its name is known. */
  recommended: BandMark | undefined;
  onChange: (change: Partial<ListState>) => void;
}

export function MemberFilters({ state, recommended, onChange }: MemberFiltersProps) {
  const t = useTranslations('dashboard.members');
  const options = [null, ...MEMBER_STATES];
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchField
          label={t('filters.search')}
          placeholder={t('filters.placeholder')}
          value={state.q}
          onChange={(q) => onChange({ q })}
        />
      </div>
      <fieldset className={styles.states}>
        <legend className={styles.spoken}>{t('filters.state')}</legend>
        {options.map((option) => (
          <button
            key={option ?? 'all'}
            type="button"
            className={styles.state}
            aria-pressed={state.state === option}
            title={t(`stateHint.${option ?? 'all'}`)}
            onClick={() => onChange({ state: option })}
          >
            {t(`state.${option ?? 'all'}`)}
          </button>
        ))}
      </fieldset>
      {state.recommended !== null && (
        <button
          type="button"
          className={styles.only}
          onClick={() => onChange({ recommended: null })}
          title={t('filters.anyBand')}
        >
          {t('filters.recommended', { name: recommended?.bandName ?? t('filters.someBand') })}
          <IconX size={14} role="img" aria-label={t('filters.anyBand')} />
        </button>
      )}
    </div>
  );
}
