import { checkPort } from './address.mjs';
import { openDatabase } from './database.ts';
import { seedDemo } from './demo.ts';
import { readEnvironment, readLaunch } from './launch.ts';
import { runMigrations } from './migrations.ts';
import { failWhenDatabaseEnds, runApp } from './run-app.ts';
import { runCommand } from './shutdown.ts';
import { createSteps } from './steps.ts';

// `next dev` on the same database as `npm start`, which must not run at the same time.
runCommand(async (shutdown) => {
  if (!process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: 'development' });
  const launch = await readLaunch();
  const { address } = launch;
  await checkPort(address);
  const steps = createSteps();
  const database = await openDatabase(readEnvironment(), shutdown);
  const { variables, env } = launch.configure(database);
  const prepare = async () => {
    await runMigrations(database.url, steps);
    if (launch.isDemoWanted) await seedDemo(database.url, env, steps);
  };
  await Promise.race([prepare(), failWhenDatabaseEnds(database)]);
  const app = await runApp({
    mode: 'dev',
    output: 'inherit',
    address,
    variables,
    database,
    shutdown,
  });
  console.log(`\n  Open  ${address.url}   Stop  Ctrl-C\n`);
  await app.ended;
});
