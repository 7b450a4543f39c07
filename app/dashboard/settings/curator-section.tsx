'use client';

import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AddCuratorForm } from './add-curator-form.tsx';
import { CuratorTable } from './curator-table.tsx';
import { type Given, GivenPassword } from './given-password.tsx';
import styles from './settings.module.css';

/** For admins: who may come in, and as what. */
export function CuratorSection({ ownId }: { ownId: number }) {
  const t = useTranslations('dashboard.settings.curators');
  const [isAdding, setAdding] = useState(false);
  const [given, setGiven] = useState<Given>();
  return (
    <section className={styles.section} aria-labelledby="curators">
      <div className={styles.bar}>
        <Title order={2} id="curators" className={styles.heading}>
          {t('title')}
        </Title>
        {!isAdding && (
          <Button
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('add')}
          </Button>
        )}
      </div>
      {isAdding && (
        <AddCuratorForm
          onCancel={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            setGiven(added);
          }}
        />
      )}
      {given && <GivenPassword {...given} onClose={() => setGiven(undefined)} />}
      <CuratorTable ownId={ownId} onGiven={setGiven} />
    </section>
  );
}
