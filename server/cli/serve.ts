import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkPort } from './address.mjs';
import { openDatabase } from './database.ts';
import { CliError } from './failure.ts';
import { PROJECT_ROOT, readEnvironment, readLaunch } from './launch.ts';
import { runApp } from './run-app.ts';
import { runCommand } from './shutdown.ts';

// Serves what is built on the database that is there: builds, migrates and loads nothing.
runCommand(async (shutdown) => {
  const launch = await readLaunch();
  const { address } = launch;
  await checkPort(address);
  if (!existsSync(join(PROJECT_ROOT, '.next', 'BUILD_ID'))) {
    throw new CliError('There is no build to serve: run npm run build first.');
  }
  const database = await openDatabase(readEnvironment(), shutdown);
  const { variables } = launch.configure(database);
  const app = await runApp({
    mode: 'start',
    output: 'inherit',
    address,
    variables,
    database,
    shutdown,
  });
  if (app.readiness.status !== 200) console.error(explainUnready(app.readiness.body));
  console.log(`Serving ${address.url}`);
  await app.ended;
});

function explainUnready(body: string): string {
  const advice: Record<string, string> = {
    database: 'the database does not answer: check DATABASE_URL; the app recovers by itself',
    migrations: 'migrations are missing: run npm run db:migrate',
    pgvector: 'the database has no pgvector extension: install it, then run npm run db:migrate',
  };
  const failing = Object.keys(advice).filter((check) => body.includes(`"${check}":"failed"`));
  const reasons = failing.map((check) => advice[check]);
  return `Warning: not ready to recommend: ${reasons.join('; ') || body}.`;
}
