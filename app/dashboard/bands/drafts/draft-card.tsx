import { Button, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BandLine } from '#components/band-line.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { MAX_DRAFT_CHARS } from '#server/schemas/draft-words.ts';
import { useOpenBand } from '../../_shared/use-open-band.ts';
import styles from './drafts.module.css';
import type { Decisions, ListedDraft } from './use-decisions.ts';
import { useDraftFailure } from './use-draft-failure.ts';

interface DraftCardProps {
  draft: ListedDraft;
  /** Whether there is a chat model to write it anew. */
  isOn: boolean;
  decisions: Decisions;
}

/** A band and what was written about it; the text can be mended before it is taken. */
export function DraftCard({ draft, isOn, decisions }: DraftCardProps) {
  const t = useTranslations('dashboard.drafts');
  const explain = useDraftFailure();
  const [, openBand] = useOpenBand();
  const [edited, setEdited] = useState({ of: draft.text, text: draft.text });
  // Written anew: what was typed into the old text goes with it.
  if (edited.of !== draft.text) setEdited({ of: draft.text, text: draft.text });
  const isBusy = decisions.isBusy(draft);
  const error = decisions.errorOf(draft);
  return (
    <article className={styles.card} aria-label={draft.bandName}>
      <div className={styles.head}>
        <BandLine band={draft} onOpen={() => openBand(draft.bandId)} />
        <span className={styles.origin}>
          {t('by', { model: draft.model })} · <RelativeTime at={draft.createdAt} />
        </span>
      </div>
      <Textarea
        label={t('text')}
        rows={5}
        value={edited.text}
        maxLength={MAX_DRAFT_CHARS}
        onChange={({ currentTarget }) => setEdited({ of: draft.text, text: currentTarget.value })}
        error={error ? explain(error) : undefined}
      />
      <div className={styles.buttons}>
        <Button
          size="sm"
          disabled={isBusy || edited.text.trim() === ''}
          onClick={() => decisions.accept(draft, edited.text)}
        >
          {edited.text === draft.text ? t('accept') : t('acceptEdited')}
        </Button>
        <Button size="sm" variant="default" disabled={isBusy} onClick={() => decisions.drop(draft)}>
          {t('drop')}
        </Button>
        {isOn && (
          <Button
            size="sm"
            variant="subtle"
            loading={isBusy}
            onClick={() => decisions.write(draft)}
          >
            {t('rewrite')}
          </Button>
        )}
      </div>
    </article>
  );
}
