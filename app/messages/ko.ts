import bands from './ko/bands.json';
import clusters from './ko/clusters.json';
import drafts from './ko/drafts.json';
import editing from './ko/editing.json';
import embeddings from './ko/embeddings.json';
import frame from './ko/frame.json';
import hubs from './ko/hubs.json';
import importMessages from './ko/import.json';
import jobs from './ko/jobs.json';
import keywords from './ko/keywords.json';
import map from './ko/map.json';
import members from './ko/members.json';
import models from './ko/models.json';
import overview from './ko/overview.json';
import playground from './ko/playground.json';
import publicMessages from './ko/public.json';
import settings from './ko/settings.json';
import signIn from './ko/sign-in.json';

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
