'use client';

import { useTranslations } from 'next-intl';
import { ComparisonSection } from './comparison-section.tsx';
import { ExplanationOnDemand } from './explanation-on-demand.tsx';
import { InputRail } from './input-rail.tsx';
import { OptionSliders } from './option-sliders.tsx';
import styles from './playground-view.module.css';
import { useChosenBands, useChosenKeywords } from './use-chosen.ts';
import { useComparison } from './use-comparison.ts';
import { usePlaygroundState } from './use-playground-state.ts';

/** What is chosen at the left, the four versions side by side at the right, why below. */
export function PlaygroundView() {
  const t = useTranslations('dashboard.playground');
  const playground = usePlaygroundState();
  const chosenBands = useChosenBands(playground.bands);
  const chosenKeywords = useChosenKeywords(playground.keywords);
  const comparison = useComparison(playground);
  const isEmpty = playground.bands.length === chosenBands.missingIds.length;
  return (
    <>
      <div className={styles.layout}>
        <div className={styles.rail}>
          <InputRail
            playground={playground}
            chosenBands={chosenBands}
            chosenKeywords={chosenKeywords}
          />
          <OptionSliders playground={playground} />
        </div>
        <ComparisonSection
          playground={playground}
          chosenBands={chosenBands}
          chosenKeywords={chosenKeywords}
          comparison={comparison}
          isEmpty={isEmpty}
        />
      </div>
      {!isEmpty && comparison.data && !comparison.isError && (
        <ExplanationOnDemand
          comparison={comparison.data}
          playground={playground}
          isBehind={comparison.isBehind}
        />
      )}
      {!isEmpty && (
        <a className={styles.jump} href="#comparison">
          {t('toResults')}
        </a>
      )}
    </>
  );
}
