import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { signMemberToken } from '../auth/member-token.ts';
import { checkPort } from './address.mjs';
import { buildApp } from './build.ts';
import { openDatabase } from './database.ts';
import { seedDemo } from './demo.ts';
import { CliError } from './failure.ts';
import { createFirstAdmin, readAdminEmail } from './first-admin.ts';
import { readEnvironment, readLaunch } from './launch.ts';
import { runMigrations } from './migrations.ts';
import { failWhenDatabaseEnds, runApp } from './run-app.ts';
import { runCommand } from './shutdown.ts';
import { createSteps } from './steps.ts';

const TOKEN_DAYS = 7;

runCommand(async (shutdown) => {
  const launch = await readLaunch();
  const { address } = launch;
  const adminEmail = readAdminEmail(readEnvironment());
  await checkPort(address);
  const steps = createSteps();

  const database = await steps.run('Database', async ({ detail }) => {
    const opened = await openDatabase(readEnvironment(), shutdown, { mayShare: false });
    detail(opened.kind === 'embedded' ? 'embedded' : new URL(opened.url).host);
    return opened;
  });
  const { variables, env } = launch.configure(database);
  const databaseEnds = failWhenDatabaseEnds(database);

  const prepare = async () => {
    await runMigrations(database.url, steps);
    if (launch.isDemoWanted) await seedDemo(database.url, env, steps);
    await steps.run('Build', async ({ detail }) => {
      if (!(await buildApp(shutdown))) detail('up to date');
    });
    await checkPort(address);
  };
  await Promise.race([prepare(), databaseEnds]);

  const app = await steps.run('Web server', async () => {
    const running = await runApp({
      mode: 'start',
      output: 'collect',
      address,
      variables,
      database,
      shutdown,
    });
    if (running.readiness.status === 200) return running;
    throw new CliError(`The web server is not ready: ${running.readiness.body}`);
  });

  // Last of all: whatever fails before, the password that is shown only once isn't lost.
  const admin = await createFirstAdmin(database.url, adminEmail);

  console.log(`\n  Open      ${address.url}`);
  console.log(`  Curate    ${address.url}/dashboard`);
  if (admin) {
    console.log(
      `            sign in as ${admin.email}, password ${admin.password} (shown only now)`,
    );
  }
  if (launch.isDemoWanted) {
    const token = await signMemberToken({
      externalId: SHOWCASE_MEMBER_ID,
      key: env.memberTokenKey,
      expiresInSeconds: TOKEN_DAYS * 86_400,
    });
    console.log(
      `  Try       curl -X POST ${address.url}/api/bands/recommendations/update -H 'Authorization: Bearer ${token}'`,
    );
  }
  console.log('  Stop      Ctrl-C\n');
  app.showOutput();
  await app.ended;
});
