import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Notice } from '#components/notice.tsx';
import { useOpenBand } from '../../_shared/use-open-band.ts';
import type { Decisions } from './use-decisions.ts';
import { useDraftFailure } from './use-draft-failure.ts';

/** What was just decided, and the way back. */
export function LastDecision({ decisions }: { decisions: Decisions }) {
  const t = useTranslations('dashboard.drafts');
  const explain = useDraftFailure();
  const [, openBand] = useOpenBand();
  const { last, undoError } = decisions;
  return (
    <div role="status">
      {last && (
        <Notice
          closeLabel={t('close')}
          onClose={decisions.forget}
          action={
            last.kind === 'dropped' ? (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => decisions.reopen(last.draft)}
              >
                {t('undo')}
              </Button>
            ) : (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => openBand(last.draft.bandId)}
              >
                {t('openBand')}
              </Button>
            )
          }
        >
          {undoError ? explain(undoError) : t(last.kind, { name: last.draft.bandName })}
        </Notice>
      )}
    </div>
  );
}
