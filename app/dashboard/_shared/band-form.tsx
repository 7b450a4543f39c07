'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { asWebLink } from '#components/web-link.ts';
import {
  BAND_NAME_LENGTH,
  TRACK_TITLE_LENGTH,
  WEB_ADDRESS_LENGTH,
} from '#server/schemas/band-edit-words.ts';
import type { BandDraft, TextField } from './band-draft.ts';
import styles from './band-form.module.css';
import { DescriptionField } from './description-field.tsx';
import { KeywordField } from './keyword-field.tsx';
import { useEditFailure } from './use-edit-failure.ts';

interface BandFormProps {
  draft: BandDraft;
  onChange: (draft: BandDraft) => void;
  onSave: () => void;
  onCancel: () => void;
  isSaving: boolean;
  error: unknown;
  /** Absent for a band that isn't there yet. */
  remove?: { isPending: boolean; run: () => void };
  /** What the curator should know before saving. */
  children?: ReactNode;
}

const LINKS: readonly TextField[] = ['imageUrl', 'websiteUrl', 'musicUrl', 'trackUrl'];

/** All that a curator can change of a band. */
export function BandForm(props: BandFormProps) {
  const { draft, onChange, onSave, onCancel, isSaving, error, remove, children } = props;
  const t = useTranslations('dashboard.editing');
  const describeFailure = useEditFailure();
  const [isChecked, setChecked] = useState(false);
  const problems = findProblems(draft);
  const set = (part: Partial<BandDraft>) => onChange({ ...draft, ...part });
  const textProps = (field: TextField) => ({
    label: t(`fields.${field}`),
    value: draft[field],
    error: isChecked && problems[field] ? t(`problems.${problems[field]}`) : undefined,
    maxLength: LINKS.includes(field) ? WEB_ADDRESS_LENGTH : undefined,
    inputMode: LINKS.includes(field) ? ('url' as const) : undefined,
    placeholder: LINKS.includes(field) ? 'https://' : undefined,
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problems).length === 0) onSave();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h2 className={styles.title}>{remove ? t('editTitle') : t('newTitle')}</h2>
      <TextInput
        {...textProps('name')}
        required
        // The form appears because its button was pressed.
        autoFocus
        maxLength={BAND_NAME_LENGTH}
      />
      <NativeSelect
        label={t('fields.isBand')}
        value={String(draft.isBand)}
        onChange={({ currentTarget: { value } }) =>
          set({ isBand: value === 'null' ? null : value === 'true' })
        }
        data={(['true', 'false', 'null'] as const).map((value) => ({
          value,
          label: t(`kinds.${value}`),
        }))}
      />
      <DescriptionField
        value={draft.description}
        onChange={(description) => set({ description })}
      />
      <KeywordField value={draft.keywords} onChange={(keywords) => set({ keywords })} />
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('track')}</legend>
        <TextInput {...textProps('trackTitle')} maxLength={TRACK_TITLE_LENGTH} />
        <TextInput {...textProps('trackUrl')} />
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('links')}</legend>
        <TextInput {...textProps('musicUrl')} />
        <TextInput {...textProps('imageUrl')} />
        <TextInput {...textProps('websiteUrl')} />
      </fieldset>
      <div className={styles.foot}>
        <div role="status">{children}</div>
        {error ? (
          <p className={styles.failure} role="alert">
            {describeFailure(error)}
          </p>
        ) : null}
        {isChecked && Object.keys(problems).length > 0 && (
          <p className={styles.failure} role="alert">
            {t('problems.some')}
          </p>
        )}
        <div className={styles.buttons}>
          <Button type="submit" loading={isSaving}>
            {remove ? t('save') : t('create')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          {remove && (
            <Button
              className={styles.remove}
              variant="subtle"
              c="var(--mantine-color-error)"
              loading={remove.isPending}
              onClick={remove.run}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

function findProblems(draft: BandDraft): Partial<Record<TextField, 'nameless' | 'address'>> {
  const bad = LINKS.filter((field) => draft[field].trim() && !asWebLink(draft[field].trim()));
  return {
    ...(draft.name.trim() === '' && { name: 'nameless' as const }),
    ...Object.fromEntries(bad.map((field) => [field, 'address' as const])),
  };
}
