'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Notice } from '#components/notice.tsx';
import { useEditFailure } from './use-edit-failure.ts';
import { useUndo } from './use-undo.ts';

interface UndoNoticeProps {
  /** The action that can be taken back. */
  groupId: string;
  children: ReactNode;
  onClose: () => void;
}

/** What was just done, with the way back; then that it was taken back, with the way forth again. */
export function UndoNotice({ groupId, children, onClose }: UndoNoticeProps) {
  const t = useTranslations('dashboard.editing');
  const undo = useUndo();
  const describeFailure = useEditFailure();
  const isUndone = undo.isSuccess && undo.variables.groupId === groupId;
  return (
    <Notice
      closeLabel={t('close')}
      onClose={onClose}
      action={
        <Button
          size="compact-sm"
          variant="subtle"
          loading={undo.isPending}
          disabled={undo.isError}
          onClick={() => undo.mutate({ groupId: isUndone ? undo.data.groupId : groupId })}
        >
          {t(isUndone ? 'redo' : 'undo')}
        </Button>
      }
    >
      {undo.error ? describeFailure(undo.error) : isUndone ? t('undone') : children}
    </Notice>
  );
}
