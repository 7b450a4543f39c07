'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { labelMember } from '#components/member-label.ts';
import { toSearchText } from '#components/search-text.ts';
import type { SearchResult } from '#server/schemas/search.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { NAV_GROUPS, type NavItem } from './nav-items.ts';
import { type RecentChoice, readRecentChoices } from './recent-choices.ts';

export interface SearchItem {
  key: string;
  label: string;
  /** Quietly beside the label. */
  detail?: string;
  /** Of a band. */
  keywords?: string[];
  /** Of a keyword: bands that carry it. */
  bandCount?: number;
  /** A page, or something that is remembered when it is chosen. */
  target: { kind: 'page'; page: NavItem } | RecentChoice;
}

export interface SearchGroup {
  key: 'recent' | 'pages' | 'bands' | 'members' | 'keywords';
  items: SearchItem[];
}

const TYPING_PAUSE_MS = 150;

/** What is found for a text that is being typed; without one what was chosen of late, and all pages. */
export function useSearchGroups(typed: string) {
  const t = useTranslations('dashboard.frame');
  const trpc = useTrpc();
  const text = toSearchText(typed);
  const [query] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const found = useQuery(
    trpc.search.everything.queryOptions(
      { query },
      { enabled: query !== '', placeholderData: keepPreviousData },
    ),
  );
  const pages = listPages(text, (page) => t(`pages.${page.key}`));
  const groups: SearchGroup[] = text
    ? [...listFound(found.data), { key: 'pages', items: pages }]
    : [
        { key: 'recent', items: readRecentChoices().map(toItem) },
        { key: 'pages', items: pages },
      ];
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    text,
    error: text ? found.error : null,
    retry: () => found.refetch(),
    /** The groups are the answer to what is typed, and not to what was. */
    isSettled: !text || (text === query && !found.isPlaceholderData && !found.isFetching),
    /** Nothing was found before either. */
    isFirst: text !== '' && !found.data && !found.error,
  };
}

/** Pages by their name, or by their English one whatever the language. */
function listPages(text: string, nameOf: (page: NavItem) => string): SearchItem[] {
  const sought = text.toLowerCase();
  return NAV_GROUPS.flat().flatMap((page) => {
    const label = nameOf(page);
    const isMeant = label.toLowerCase().includes(sought) || page.key.startsWith(sought);
    return isMeant ? [{ key: `page-${page.key}`, label, target: { kind: 'page', page } }] : [];
  });
}

function listFound(found: SearchResult | undefined): SearchGroup[] {
  if (!found) return [];
  const { bands, members, keywords } = found;
  return [
    {
      key: 'bands',
      items: bands.map(({ bandId, bandName, keywords: words }) => ({
        ...toItem({ kind: 'band', id: String(bandId), label: bandName }),
        keywords: words,
      })),
    },
    {
      key: 'keywords',
      items: keywords.map(({ keywordId, keyword, bandCount }) => ({
        ...toItem({ kind: 'keyword', id: String(keywordId), label: keyword }),
        bandCount,
      })),
    },
    {
      key: 'members',
      items: members.map(({ externalId, userId }) => ({
        ...toItem({ kind: 'member', id: externalId, label: labelMember(externalId) }),
        detail: userId ?? undefined,
      })),
    },
  ];
}

function toItem(choice: RecentChoice): SearchItem {
  return { key: `${choice.kind}-${choice.id}`, label: choice.label, target: choice };
}
