'use client';

import { useLocalStorage } from '@mantine/hooks';

export interface SavedView {
  name: string;
  /** Of the list's address: filters, order and columns. */
  query: string;
}

/** What belongs to the moment, not to a view. */
const PASSING = ['page', 'band', 'new'];

/** The views of one list that this browser keeps, by name. */
export function useSavedViews(path: string) {
  const [views, setViews] = useLocalStorage<SavedView[]>({
    key: `diggindie:views:${path}`,
    defaultValue: [],
  });
  const without = (name: string) => views.filter((view) => view.name !== name);
  return {
    views,
    save: (name: string, search: string) =>
      setViews([...without(name), { name, query: toViewQuery(search) }]),
    drop: (name: string) => setViews(without(name)),
  };
}

export function toViewQuery(search: string): string {
  const params = new URLSearchParams(search);
  for (const key of PASSING) params.delete(key);
  return params.size > 0 ? `?${params}` : '';
}
