import { openDatabase } from './database.ts';
import { seedDemo } from './demo.ts';
import { readEmbedderConfig } from './embedder-config.ts';
import { readEnvironment } from './launch.ts';
import { runMigrations } from './migrations.ts';
import { runCommand } from './shutdown.ts';
import { createSteps } from './steps.ts';

runCommand(async (shutdown) => {
  const env = readEnvironment();
  const steps = createSteps();
  const database = await openDatabase(env, shutdown);
  if (database.kind === 'embedded') await runMigrations(database.url, steps);
  await seedDemo(database.url, readEmbedderConfig(env), steps);
});
