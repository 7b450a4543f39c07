import { openDatabase } from './database.ts';
import { readEnvironment } from './launch.ts';
import { runMigrations } from './migrations.ts';
import { runCommand } from './shutdown.ts';
import { createSteps } from './steps.ts';

runCommand(async (shutdown) => {
  const database = await openDatabase(readEnvironment(), shutdown);
  await runMigrations(database.url, createSteps());
});
