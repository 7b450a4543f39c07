'use client';

import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import styles from './list-options.module.css';
import { useSavedViews } from './use-saved-views.ts';

export interface ListOptionsProps {
  path: string;
  columns: readonly { key: string; label: string }[];
  chosen: readonly string[];
  onChoose: (keys: readonly string[]) => void;
}

const VIEW_NAME_LENGTH = 40;

/** What the list shows is in its address; a saved view is such an address with a name, kept in this browser. */
export function ListOptionsPanel({ path, columns, chosen, onChoose }: ListOptionsProps) {
  const t = useTranslations('dashboard.editing.options');
  const { views, save, drop } = useSavedViews(path);
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    save(name.normalize('NFC').trim(), window.location.search);
    setName('');
  };
  return (
    <div className={styles.panel}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('columns')}</legend>
        <div className={styles.columns}>
          {columns.map(({ key, label }) => (
            <Checkbox
              key={key}
              size="sm"
              label={label}
              checked={chosen.includes(key)}
              onChange={({ currentTarget: { checked } }) =>
                onChoose(checked ? [...chosen, key] : chosen.filter((other) => other !== key))
              }
            />
          ))}
        </div>
      </fieldset>
      <section className={styles.group} aria-label={t('views')}>
        <h2 className={styles.legend}>{t('views')}</h2>
        {views.length === 0 ? (
          <p className={styles.quiet}>{t('noViews')}</p>
        ) : (
          <ul className={styles.views}>
            {views.map((view) => (
              <li key={view.name} className={styles.view}>
                <Link className={styles.link} href={`${path}${view.query}`} prefetch={false}>
                  {view.name}
                </Link>
                <button
                  type="button"
                  className={styles.drop}
                  aria-label={t('drop', { name: view.name })}
                  onClick={() => drop(view.name)}
                >
                  <IconX size={14} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <form className={styles.saver} onSubmit={submit}>
          <TextInput
            size="sm"
            aria-label={t('name')}
            placeholder={t('name')}
            maxLength={VIEW_NAME_LENGTH}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" variant="default" disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </form>
      </section>
    </div>
  );
}
