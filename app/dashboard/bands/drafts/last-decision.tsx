import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Notice } from '#components/notice.tsx';
import { UndoNotice } from '../../_shared/undo-notice.tsx';
import type { Decisions } from './use-decisions.ts';
import { useDraftFailure } from './use-draft-failure.ts';

/** What was just decided, and the way back. */
export function LastDecision({ decisions }: { decisions: Decisions }) {
  return <div role="status">{decisions.last && <Words decisions={decisions} />}</div>;
}

function Words({ decisions }: { decisions: Decisions }) {
  const t = useTranslations('dashboard.drafts');
  const explain = useDraftFailure();
  const { last, undoError } = decisions;
  if (!last) return null;
  const said = t(last.kind, { name: last.draft.bandName });
  if (last.kind === 'accepted') {
    return (
      <UndoNotice groupId={last.groupId} onClose={decisions.forget}>
        {said}
      </UndoNotice>
    );
  }
  return (
    <Notice
      closeLabel={t('close')}
      onClose={decisions.forget}
      action={
        <Button size="compact-sm" variant="subtle" onClick={() => decisions.reopen(last.draft)}>
          {t('undo')}
        </Button>
      }
    >
      {undoError ? explain(undoError) : said}
    </Notice>
  );
}
