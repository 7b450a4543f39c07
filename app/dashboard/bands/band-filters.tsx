'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { FilterToggle } from '#components/filter-toggle.tsx';
import type { BandFacets } from '#server/schemas/band-list.ts';
import { BAND_KINDS, VECTOR_FILTERS } from '#server/schemas/band-list-words.ts';
import styles from './band-list.module.css';
import type { BandListParams } from './band-list-params.ts';

interface BandFiltersProps {
  params: BandListParams;
  facets: BandFacets | undefined;
  /** The word of the keyword that is filtered by; null when there is none such. */
  keyword: string | null | undefined;
  onFilter: (change: Partial<BandListParams>) => void;
  /** Absent when nothing is filtered. */
  onClear: (() => void) | undefined;
}

/** Each filter with the number of bands that it would leave. */
export function BandFilters({ params, facets, keyword, onFilter, onClear }: BandFiltersProps) {
  const t = useTranslations('dashboard.bands');
  return (
    <div className={styles.filters}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('filters.vector')}</legend>
        {VECTOR_FILTERS.map((status) => (
          <FilterToggle
            key={status}
            label={t(`vector.status.${status}`)}
            hint={t(`vector.hint.${status}`)}
            count={facets?.vector[status]}
            isOn={params.vector === status}
            onToggle={(isOn) => onFilter({ vector: isOn ? status : null })}
          />
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('filters.kind')}</legend>
        {BAND_KINDS.map((kind) => (
          <FilterToggle
            key={kind}
            label={t(`kind.${kind}`)}
            count={facets?.[kind]}
            isOn={params.kind === kind}
            onToggle={(isOn) => onFilter({ kind: isOn ? kind : null })}
          />
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('filters.recommended')}</legend>
        <FilterToggle
          label={t('filters.never')}
          count={facets?.neverRecommended}
          isOn={params.recommended === 'never'}
          onToggle={(isOn) => onFilter({ recommended: isOn ? 'never' : null })}
        />
      </fieldset>
      <FilterToggle
        label={t('filters.trash')}
        count={facets?.deleted}
        isOn={params.trash}
        onToggle={(isOn) => onFilter({ trash: isOn })}
      />
      {params.keyword !== null && (
        <button
          type="button"
          className={styles.keyword}
          onClick={() => onFilter({ keyword: null })}
          aria-label={t('filters.removeKeyword')}
        >
          {keyword ? t('filters.keyword', { keyword }) : t('filters.unknownKeyword')}
          <IconX size={14} aria-hidden="true" />
        </button>
      )}
      {onClear && (
        <button type="button" className={styles.clear} onClick={onClear}>
          {t('clear')}
        </button>
      )}
    </div>
  );
}
