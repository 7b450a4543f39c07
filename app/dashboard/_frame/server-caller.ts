import { headers } from 'next/headers';
import { cache } from 'react';
import { createContext } from '#server/context.ts';
import { createCaller } from '#server/routers/app.ts';
import { getRuntime } from '#server/runtime.ts';

/** The context of the page that is being rendered: its visitor's session counts. */
export const getPageContext = cache(async () => createContext(getRuntime(), await headers(), true));

/** The procedures, as the visitor of the page may use them. */
export const getPageCaller = cache(async () => createCaller(await getPageContext()));
