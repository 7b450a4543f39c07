'use client';

import { useInViewport } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ExplainSection } from '#components/explain-section.tsx';
import { useTrpc } from '../trpc-provider.tsx';
import { BandSearch } from './band-search.tsx';
import { JumpToResults } from './jump-to-results.tsx';
import { KeywordChoice } from './keyword-choice.tsx';
import { PickList } from './pick-list.tsx';
import { PickNotices } from './pick-notices.tsx';
import { ResultPanel } from './result-panel.tsx';
import { StarterBands } from './starter-bands.tsx';
import styles from './studio.module.css';
import { usePicks } from './use-picks.ts';
import { usePreview } from './use-preview.ts';

/** Picks on the left, what they lead to on the right, why below. */
export function Studio() {
  const trpc = useTrpc();
  const keywords = useQuery(trpc.keyword.list.queryOptions());
  const picks = usePicks(keywords.data?.keywords);
  const preview = usePreview(picks.bandIds, picks.keywordIds, picks.isResolved);
  const { ref: resultsRef, inViewport } = useInViewport<HTMLElement>();
  const hasPicks = picks.bandIds.length > 0;
  return (
    <>
      <div className={styles.studio}>
        <div className={styles.choose}>
          <section className={styles.part} aria-labelledby="picks-title">
            <PickList picks={picks} />
            <BandSearch picks={picks} />
            <PickNotices picks={picks} />
          </section>
          <StarterBands picks={picks} keywords={keywords.data?.keywords ?? []} />
          <KeywordChoice picks={picks} keywords={keywords} />
        </div>
        <ResultPanel ref={resultsRef} pickCount={picks.bandIds.length} preview={preview} />
      </div>
      {hasPicks && preview.data && preview.data.bands.length > 0 && (
        <ExplainSection preview={preview.data} isBehind={preview.isBehind} />
      )}
      {hasPicks && <JumpToResults count={preview.data?.bands.length ?? 0} isThere={inViewport} />}
    </>
  );
}
