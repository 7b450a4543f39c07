'use client';

import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { FilterToggle } from '#components/filter-toggle.tsx';
import { ChangeList } from '../_shared/change-list.tsx';
import { CHANGE_SUBJECTS, changeParsers } from './change-params.ts';
import styles from './changes-view.module.css';

/** Whatever was changed in the catalogue, of bands, of keywords or of both. */
export function ChangesView() {
  const t = useTranslations('dashboard.editing');
  const [{ of: subject }, setParams] = useQueryStates(changeParsers);
  return (
    <>
      <fieldset className={styles.subjects} aria-label={t('changesOf')}>
        {CHANGE_SUBJECTS.map((each) => (
          <FilterToggle
            key={each}
            label={t(`subjects.${each}`)}
            count={null}
            isOn={subject === each}
            onToggle={(isOn) => setParams({ of: isOn ? each : null })}
          />
        ))}
      </fieldset>
      <ChangeList subject={subject ?? undefined} />
    </>
  );
}
