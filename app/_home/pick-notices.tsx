import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import { findKoreanEnding } from '#components/korean-ending.ts';
import { Notice } from '#components/notice.tsx';
import styles from './pick-notices.module.css';
import type { Picks } from './use-picks.ts';
import type { Change } from './use-selection.ts';

/** What happened to the picks: taken away (undo it), or asked for by a link and not there. */
export function PickNotices({ picks }: { picks: Picks }) {
  const t = useTranslations('actions');
  const [isMissingRead, setIsMissingRead] = useState(false);
  const { bandCount, keywordCount } = picks.missing;
  const describe = useChangeText();
  return (
    <>
      {picks.linkedError && (
        <FailureNote error={picks.linkedError.error} onRetry={() => picks.linkedError?.refetch()} />
      )}
      <div role="status" className={styles.status}>
        {picks.change && (
          <Notice
            closeLabel={t('dismiss')}
            onClose={picks.dismissChange}
            action={
              <Button size="compact-sm" variant="light" onClick={picks.undo}>
                {t('undo')}
              </Button>
            }
          >
            {describe(picks.change)}
          </Notice>
        )}
        {!isMissingRead && (bandCount > 0 || keywordCount > 0) && (
          <Notice closeLabel={t('dismiss')} onClose={() => setIsMissingRead(true)}>
            {bandCount > 0 && t('unknownBands', { count: bandCount })}{' '}
            {keywordCount > 0 && t('unknownKeywords', { count: keywordCount })}
          </Notice>
        )}
      </div>
    </>
  );
}

function useChangeText(): (change: Change) => string {
  const t = useTranslations('actions');
  return (change) =>
    change.kind === 'removed'
      ? t('removedBand', { name: change.bandName, ending: findKoreanEnding(change.bandName) })
      : t(change.kind);
}
