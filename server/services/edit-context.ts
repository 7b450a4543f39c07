import type { Actor } from '../auth/authorise.ts';
import type { ActiveRuntime } from '../runtime.ts';

/** What a change of the catalogue needs to know: where, for which model, and who asks for it. */
export type EditContext = Pick<ActiveRuntime, 'db' | 'embedder'> & { actor: Actor };
