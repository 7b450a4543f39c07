import pino from 'pino';
import { analyseTables } from '#db/analyse-tables.ts';
import { loadDemoCatalogue } from '#db/catalogue/load-demo.ts';
import { connectDatabase } from '#db/client.ts';
import { findLatestMap } from '#db/queries/catalogue-map.ts';
import type { EmbedderConfig } from '../embeddings/create-embedder.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { computeCatalogueMap } from '../services/compute-catalogue-map.ts';
import { embedMissingHere } from '../services/embed-here.ts';
import { seedDemoHistory } from '../services/seed-demo-history.ts';
import type { Steps } from './steps.ts';

/**
 * Loads what is missing of the demo catalogue, embeds what lacks a vector, gives the demo members who never had
 * a set those of two weeks and draws the first map; safe to repeat.
 */
export async function seedDemo(url: string, config: EmbedderConfig, steps: Steps): Promise<void> {
  const { db, close } = connectDatabase(url, { maxConnections: 2 });
  try {
    await steps.run('Demo catalogue', async ({ detail }) => {
      const loaded = await loadDemoCatalogue(db);
      const isNew = loaded.bands + loaded.members > 0;
      detail(isNew ? `${loaded.bands} bands, ${loaded.members} members` : 'already there');
    });
    const embedders = createEmbedders(config, db);
    const embedder = await embedders.active();
    const log = pino({ level: 'warn' });
    await steps.run('Embedding', async ({ progress, detail }) => {
      const services = { db, embedders, log, databaseUrl: url };
      const count = await embedMissingHere(services, { onProgress: progress });
      detail(count > 0 ? `${count} descriptions by ${embedder.model}` : 'nothing to do');
    });
    await steps.run('Demo history', async ({ progress, detail }) => {
      const count = await seedDemoHistory(
        { db, embedder },
        { now: new Date(), onProgress: progress },
      );
      detail(count > 0 ? `${count} sets of the last two weeks` : 'already there');
    });
    await steps.run('Map', async ({ progress, detail }) => {
      const known = await findLatestMap(db, embedder);
      if (known?.model === embedder.model) return detail('already there');
      const map = await computeCatalogueMap({ db, embedder }, { onProgress: progress });
      detail(map ? `${map.bandCount} bands, ${map.clusterCount} clusters` : 'no band has a vector');
    });
    await analyseTables(db);
  } finally {
    await close();
  }
}
