import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { readFailure } from '#components/read-failure.ts';
import { CLUSTER_NAME_LENGTH } from '#server/schemas/cluster-words.ts';
import styles from './cluster-name-form.module.css';

interface ClusterNameFormProps {
  /** Blank: named by its keywords. */
  name: string;
  placeholder: string;
  isSaving: boolean;
  error: unknown;
  onSave: (name: string) => void;
  onCancel: () => void;
}

/** One field: Enter keeps the name, Escape leaves it as it was. */
export function ClusterNameForm(props: ClusterNameFormProps) {
  const t = useTranslations('dashboard.clusters.rename');
  const failures = useTranslations('failure');
  const { placeholder, isSaving, error, onSave, onCancel } = props;
  const [draft, setDraft] = useState(props.name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(draft);
  };
  const cancelOnEscape = ({ key, nativeEvent }: KeyboardEvent) => {
    if (key === 'Escape' && !nativeEvent.isComposing) onCancel();
  };
  return (
    <form className={styles.form} onSubmit={save} onKeyDown={cancelOnEscape}>
      <TextInput
        className={styles.field}
        label={t('label')}
        description={t('hint', { max: CLUSTER_NAME_LENGTH })}
        // The form appears because its button was pressed.
        autoFocus
        value={draft}
        placeholder={placeholder}
        maxLength={CLUSTER_NAME_LENGTH}
        error={error ? failures(readFailure(error)) : undefined}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={isSaving}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
