import { migrateDatabase } from '#db/migrate.ts';
import type { Steps } from './steps.ts';

export function runMigrations(url: string, steps: Steps): Promise<void> {
  return steps.run('Migrations', async ({ detail }) => {
    const { recommendationKeysInPlace } = await migrateDatabase(url);
    if (recommendationKeysInPlace) return;
    detail(
      'band_recommend still holds duplicates of the old service: they go as members update, its unique ' +
        'keys come with the next db:migrate after that',
    );
  });
}
