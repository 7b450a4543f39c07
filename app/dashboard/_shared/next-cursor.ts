/** Where the next page of a list of changes begins; undefined after the last. */
export function nextCursor(page: {
  changes: readonly { entryId: number }[];
  hasMore: boolean;
}): number | undefined {
  return page.hasMore ? page.changes.at(-1)?.entryId : undefined;
}
