import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { findKoreanEnding } from '#components/korean-ending.ts';
import { labelMember } from '#components/member-label.ts';
import { Notice } from '#components/notice.tsx';
import styles from './input-rail.module.css';
import type { Change, Playground } from './use-playground-state.ts';

/** What was taken away or swapped, and the way back. */
export function ChangeNotice({ playground }: { playground: Playground }) {
  const t = useTranslations('actions');
  const describe = useChangeText();
  const { change, undo, dismissChange } = playground;
  return (
    <div role="status" className={styles.status}>
      {change && (
        <Notice
          closeLabel={t('dismiss')}
          onClose={dismissChange}
          action={
            <Button size="compact-sm" variant="light" onClick={undo}>
              {t('undo')}
            </Button>
          }
        >
          {describe(change)}
        </Notice>
      )}
    </div>
  );
}

function useChangeText(): (change: Change) => string {
  const t = useTranslations('actions');
  const own = useTranslations('dashboard.playground.start');
  return (change) => {
    switch (change.kind) {
      case 'removed':
        return t('removedBand', {
          name: change.bandName,
          ending: findKoreanEnding(change.bandName),
        });
      case 'cleared':
        return t('cleared');
      case 'example':
        return t('replaced');
      case 'member':
        return own('replaced', { member: labelMember(change.externalId) });
    }
  };
}
