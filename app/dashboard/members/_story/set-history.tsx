'use client';

import { Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { BandStack } from '#components/band-stack.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import type { MemberRun } from '#server/schemas/member.ts';
import styles from './set-history.module.css';

interface SetHistoryProps {
  /** Newest first. */
  history: readonly MemberRun[];
  /** The set that the page explains. */
  shownRunId: number | null;
  onShow: (runId: number) => void;
}

/** The sets of a member as a strip, with what came and what went each time. */
export function SetHistory({ history, shownRunId, onShow }: SetHistoryProps) {
  const t = useTranslations('dashboard.members.history');
  const firstId = history.findLast(({ failure }) => failure === null)?.runId;
  return (
    <section className={styles.history} aria-labelledby="history-title">
      <Title order={2} id="history-title">
        {t('title')}
      </Title>
      <Text c="dimmed">{t(history.length > 0 ? 'lead' : 'empty')}</Text>
      {history.length > 0 && (
        <ol className={styles.strip} aria-labelledby="history-title">
          {history.map((run) => (
            <li key={run.runId} className={styles.item}>
              {run.hasTrace ? (
                <button
                  type="button"
                  className={styles.card}
                  aria-pressed={run.runId === shownRunId}
                  onClick={() => onShow(run.runId)}
                >
                  <Run run={run} isFirst={run.runId === firstId} />
                </button>
              ) : (
                <div className={styles.card}>
                  <Run run={run} isFirst={run.runId === firstId} />
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Run({ run, isFirst }: { run: MemberRun; isFirst: boolean }) {
  const t = useTranslations('dashboard.members.history');
  const { at, source, failure, isStored, bands, came, gone } = run;
  const cameIds = new Set(came);
  const newBands = bands.filter(({ bandId }) => cameIds.has(bandId));
  return (
    <>
      <span className={styles.when}>
        <RelativeTime at={at} />
        {isStored && <span className={styles.now}>{t('now')}</span>}
      </span>
      <span className={styles.source}>{t(`source.${source}`)}</span>
      {failure === null ? (
        <>
          {bands.length > 0 ? (
            <BandStack bands={bands} sizePx={24} />
          ) : (
            <span className={styles.source}>{t('none')}</span>
          )}
          <Change sign="+" label={t('came')} bands={newBands} />
          <Change sign="−" label={t('gone')} bands={gone} />
          {came.length + gone.length === 0 && (
            <span className={styles.source}>{t(isFirst ? 'first' : 'same')}</span>
          )}
        </>
      ) : (
        <>
          <span className={styles.failed}>{t('failed')}</span>
          <span className={styles.source}>
            {t(`failure.${failure === 'EMBEDDER_UNAVAILABLE' ? failure : 'other'}`)}
          </span>
        </>
      )}
    </>
  );
}

interface ChangeProps {
  sign: '+' | '−';
  label: string;
  bands: MemberRun['gone'];
}

function Change({ sign, label, bands }: ChangeProps) {
  if (bands.length === 0) return null;
  return (
    <span className={styles.change} data-sign={sign}>
      <span className={styles.sign} role="img" aria-label={label}>
        {sign}
      </span>
      <span>{bands.map(({ bandName }) => bandName).join(', ')}</span>
    </span>
  );
}
