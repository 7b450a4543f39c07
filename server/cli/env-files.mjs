import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Loads .env.local and .env of `root` into process.env as Next does: the environment wins, then
 * .env.local, then .env. Node before 20.12 can't; the app's own Node 24 always can.
 */
export function loadEnvFiles(root) {
  for (const name of ['.env.local', '.env']) {
    const path = join(root, name);
    if (existsSync(path)) process.loadEnvFile?.(path);
  }
}
