'use client';

import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { readFailure } from '#components/read-failure.ts';
import type { ColumnMapping, ImportDetail } from '#server/schemas/import.ts';
import { IMPORT_FIELDS, type ImportField } from '#server/schemas/import-words.ts';
import styles from './import.module.css';

interface MappingFormProps {
  found: ImportDetail;
  isBusy: boolean;
  error: unknown;
  onCheck: (mapping: ColumnMapping) => void;
}

/** Which field of a band each column is: guessed, with values to judge it by. */
export function MappingForm({ found, isBusy, error, onCheck }: MappingFormProps) {
  const t = useTranslations('dashboard.import');
  const tFailure = useTranslations('failure');
  const [fields, setFields] = useState<Record<string, ImportField | null>>(() =>
    Object.fromEntries(found.columns.map(({ name, field }) => [name, field])),
  );
  const chosen = Object.values(fields).filter((field) => field !== null);
  const twice = chosen.find((field, index) => chosen.indexOf(field) !== index);
  const isKnown = chosen.some((field) => ['bandId', 'name', 'spotifyId'].includes(field));
  const problem = twice
    ? t('mapping.twice', { field: t(`fields.${twice}`) })
    : isKnown
      ? undefined
      : t('mapping.needed');
  const submit = () =>
    onCheck(
      Object.fromEntries(
        Object.entries(fields).flatMap(([column, field]) => (field ? [[column, field]] : [])),
      ),
    );
  return (
    <section className={styles.section} aria-label={t('mapping.title')}>
      <Title order={3} size="h5">
        {t('mapping.title')}
      </Title>
      <Text c="dimmed">
        {t('mapping.lead')} {t('mapping.broken')}
      </Text>
      <ul className={styles.columns}>
        {found.columns.map(({ name, samples }) => (
          <li key={name} className={styles.column}>
            <div className={styles.columnWords}>
              <Text fw={600}>{name}</Text>
              <Text size="sm" c="dimmed" lineClamp={1}>
                {samples.length > 0 ? samples.join(' · ') : t('mapping.noValues')}
              </Text>
            </div>
            <NativeSelect
              aria-label={t('mapping.fieldOf', { column: name })}
              value={fields[name] ?? ''}
              onChange={({ currentTarget }) =>
                setFields({
                  ...fields,
                  [name]: (currentTarget.value || null) as ImportField | null,
                })
              }
              data={[
                { value: '', label: t('mapping.skip') },
                ...IMPORT_FIELDS.map((field) => ({ value: field, label: t(`fields.${field}`) })),
              ]}
            />
          </li>
        ))}
      </ul>
      {problem && (
        <Text c="red" role="alert">
          {problem}
        </Text>
      )}
      {error ? (
        <Text c="red" role="alert">
          {t('mapping.failed')}. {tFailure(readFailure(error))}
        </Text>
      ) : null}
      <div>
        <Button onClick={submit} disabled={problem !== undefined} loading={isBusy}>
          {t('mapping.check')}
        </Button>
      </div>
    </section>
  );
}
