import { connectDatabase } from '#db/client.ts';
import { countCurators } from '#db/queries/curator.ts';
import type { EnvSource } from '../env.ts';
import { newCuratorSchema } from '../schemas/curator.ts';
import { addCurator } from '../services/add-curator.ts';
import { CliError } from './failure.ts';

const DEFAULT_EMAIL = 'admin@diggindie.local';

/**
 * Whom the first start makes an admin.
 * @throws CliError
 */
export function readAdminEmail(source: EnvSource): string {
  const email = source.ADMIN_EMAIL?.trim() || DEFAULT_EMAIL;
  if (newCuratorSchema.shape.email.safeParse(email).success) return email;
  throw new CliError(`ADMIN_EMAIL must be an e-mail address, not "${email}".`);
}

/** The first admin with the password, which is nowhere else; undefined where there are curators. */
export async function createFirstAdmin(
  databaseUrl: string,
  email: string,
): Promise<{ email: string; password: string } | undefined> {
  const { db, close } = connectDatabase(databaseUrl, { maxConnections: 1 });
  try {
    if ((await countCurators(db)) > 0) return undefined;
    return await addCurator({ db }, { email, name: 'Admin', role: 'admin' });
  } finally {
    await close();
  }
}
