import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { connectDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { findCuratorId, updatePassword } from '#db/queries/curator.ts';
import { hashPassword, makePassword } from '../auth/password.ts';
import { AppError } from '../errors.ts';
import { curatorRoleSchema, newCuratorSchema, newPasswordSchema } from '../schemas/curator.ts';
import { addCurator } from '../services/add-curator.ts';
import { openDatabase } from './database.ts';
import { CliError } from './failure.ts';
import { readEnvironment } from './launch.ts';
import { runCommand } from './shutdown.ts';

const USAGE = `npm run curator:add -- EMAIL [--name NAME] [--role curator|admin] [--password-stdin]
npm run curator:add -- EMAIL --new-password [--password-stdin]   for a lost password`;

runCommand(async (shutdown) => {
  const { email, name, role, isNewPassword, givenPassword } = await readArguments();
  const database = await openDatabase(readEnvironment(), shutdown);
  if (database.kind === 'embedded') await migrateDatabase(database.url);
  const { db, close } = connectDatabase(database.url, { maxConnections: 1 });
  const password = givenPassword ?? makePassword();
  try {
    if (isNewPassword) {
      const curatorId = await findCuratorId(db, { email });
      if (curatorId === undefined) throw new CliError(`There is no curator ${email}.`);
      await updatePassword(db, { curatorId, passwordHash: await hashPassword(password) });
      console.log(`${email} has a new password; every session has ended.`);
    } else {
      await addCurator({ db }, { email, name, role, password });
      console.log(`${email} can sign in as ${role}.`);
    }
    if (!givenPassword) console.log(`Password, shown only now: ${password}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CURATOR_EXISTS') throw error;
    throw new CliError(`There is a curator ${email} already. A new password: --new-password`);
  } finally {
    await close();
  }
});

/** @throws CliError */
async function readArguments() {
  const { values, positionals } = parse();
  const [email = '', ...rest] = positionals;
  if (!email || rest.length > 0) throw new CliError(`Whom?\n${USAGE}`);
  const parsedEmail = newCuratorSchema.shape.email.safeParse(email);
  if (!parsedEmail.success) throw new CliError(`"${email}" is not an e-mail address.`);
  const role = curatorRoleSchema.safeParse(values.role);
  if (!role.success) throw new CliError(`--role must be curator or admin, not "${values.role}".`);
  const name = newCuratorSchema.shape.name.safeParse(values.name ?? email.split('@')[0]);
  if (!name.success) throw new CliError('--name must have 1 to 100 characters.');
  return {
    email: parsedEmail.data.toLowerCase(),
    name: name.data,
    role: role.data,
    isNewPassword: values['new-password'],
    givenPassword: values['password-stdin'] ? await readPassword() : undefined,
  };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string', default: 'curator' },
        'new-password': { type: 'boolean', default: false },
        'password-stdin': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

async function readPassword(): Promise<string> {
  const given = (await text(process.stdin)).replace(/\r?\n$/, '');
  const password = newPasswordSchema.safeParse(given);
  if (!password.success) throw new CliError('The password must have 12 to 200 characters.');
  return password.data;
}
