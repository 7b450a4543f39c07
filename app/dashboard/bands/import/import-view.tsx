'use client';

import { useQueryState } from 'nuqs';
import { EarlierImports } from './earlier-imports.tsx';
import styles from './import.module.css';
import { importParsers } from './import-params.ts';
import { OneImport } from './one-import.tsx';
import { UploadForm } from './upload-form.tsx';

/** Upload, or what became of a file, by the address. */
export function ImportView() {
  const [importId, setImportId] = useQueryState('import', importParsers.import);
  const open = (id: string) => setImportId(id, { history: 'push' });
  if (importId) return <OneImport key={importId} importId={importId} />;
  return (
    <div className={styles.view}>
      <UploadForm onDone={open} />
      <EarlierImports onOpen={open} />
    </div>
  );
}
