import pino from 'pino';
import { connectDatabase } from '#db/client.ts';
import { createWriter } from '../drafting/create-writer.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { startWorker } from '../jobs/start-worker.ts';
import { logOptions } from '../log.ts';
import { openDatabase } from './database.ts';
import { readEmbedderConfig } from './embedder-config.ts';
import { readEnvironment } from './launch.ts';
import { failWhenDatabaseEnds } from './run-app.ts';
import { runCommand } from './shutdown.ts';

/** Each queue's job and its reporter, at most. */
const MAX_CONNECTIONS = 6;
/** Storing a map of 100,000 bands is one long statement. */
const STATEMENT_TIMEOUT_MS = 120_000;

// Runs the jobs of the queue, beside the web server or on a machine of its own.
runCommand(async (shutdown) => {
  const env = readEnvironment();
  const database = await openDatabase(env, shutdown);
  const { db, close } = connectDatabase(database.url, {
    maxConnections: MAX_CONNECTIONS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  shutdown.add(close);
  const config = readEmbedderConfig(env);
  const embedders = createEmbedders(config, db);
  // It needs none of the secrets that the web server's configuration asks for.
  const log = pino({ ...logOptions, level: env.LOG_LEVEL?.trim() || 'info' });
  const worker = await startWorker({
    db,
    embedders,
    writer: createWriter({ ...config, openAiChatModel: env.OPENAI_CHAT_MODEL?.trim() }),
    log,
    databaseUrl: database.url,
  });
  shutdown.add(worker.stop);
  log.info({ model: embedders.configured.model }, 'the worker waits for jobs');
  await failWhenDatabaseEnds(database);
});
