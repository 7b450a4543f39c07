import { createLoader, parseAsInteger } from 'nuqs/server';

/** What a member's address says: `set`, an earlier set that is looked at. */
export const storyParsers = { set: parseAsInteger.withOptions({ history: 'push' }) };

export const loadStoryState = createLoader(storyParsers);
