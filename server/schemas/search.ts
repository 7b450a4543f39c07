import { z } from 'zod';
import { bandCardSchema, keywordSchema } from './band.ts';

/** What is found wherever one is in the dashboard: a few of each kind, the best first. */
export const searchResultSchema = z.object({
  bands: z.array(bandCardSchema.pick({ bandId: true, bandName: true, keywords: true })),
  members: z.array(z.object({ externalId: z.string(), userId: z.string().nullable() })),
  keywords: z.array(keywordSchema),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
