import bands from './en/bands.json';
import clusters from './en/clusters.json';
import drafts from './en/drafts.json';
import editing from './en/editing.json';
import embeddings from './en/embeddings.json';
import frame from './en/frame.json';
import hubs from './en/hubs.json';
import importMessages from './en/import.json';
import jobs from './en/jobs.json';
import keywords from './en/keywords.json';
import map from './en/map.json';
import members from './en/members.json';
import models from './en/models.json';
import overview from './en/overview.json';
import playground from './en/playground.json';
import publicMessages from './en/public.json';
import settings from './en/settings.json';
import signIn from './en/sign-in.json';

/** One file for each area; the dashboard's are named by it. */
export const messages = {
  ...publicMessages,
  dashboard: {
    embeddings,
    frame,
    signIn,
    overview,
    members,
    playground,
    map,
    clusters,
    hubs,
    bands,
    drafts,
    keywords,
    settings,
    jobs,
    editing,
    models,
    import: importMessages,
  },
};
