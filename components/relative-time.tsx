'use client';

import { useFormatter, useNow } from 'next-intl';

const REFRESH_MS = 60_000;

/** "3 hours ago"; the pointer brings out the moment itself. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: REFRESH_MS });
  const date = new Date(at);
  // The seconds go on between the server and the browser, hence no warning.
  // The page's clock may be a little behind what just happened.
  const base = date > now ? date : now;
  return (
    <time
      dateTime={at}
      suppressHydrationWarning
      title={format.dateTime(date, { dateStyle: 'long', timeStyle: 'short' })}
    >
      {format.relativeTime(date, base)}
    </time>
  );
}
