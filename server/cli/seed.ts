import { openDatabase } from './database.ts';
import { seedDemo } from './demo.ts';
import { readEnvironment } from './launch.ts';
import { runMigrations } from './migrations.ts';
import { runCommand } from './shutdown.ts';
import { createSteps } from './steps.ts';

runCommand(async (shutdown) => {
  const env = readEnvironment();
  const steps = createSteps();
  const database = await openDatabase(env, shutdown);
  if (database.kind === 'embedded') await runMigrations(database.url, steps);
  await seedDemo(
    database.url,
    {
      openAiApiKey: env.OPENAI_API_KEY?.trim() || undefined,
      openAiBaseUrl: env.OPENAI_BASE_URL?.trim() || undefined,
      openAiEmbeddingModel: env.OPENAI_EMBEDDING_MODEL?.trim() || 'text-embedding-3-small',
    },
    steps,
  );
});
