import {
  IconAdjustmentsHorizontal,
  IconChartDots3,
  IconCircles,
  IconFlame,
  IconHome,
  IconMicrophone2,
  IconSettings,
  IconStack2,
  IconTag,
  IconUsers,
} from '@tabler/icons-react';

/** The pages of the dashboard, in the order and groups of the navigation. */
export const NAV_GROUPS = [
  [
    { key: 'overview', href: '/dashboard', Icon: IconHome },
    { key: 'members', href: '/dashboard/members', Icon: IconUsers },
    { key: 'playground', href: '/dashboard/playground', Icon: IconAdjustmentsHorizontal },
    { key: 'map', href: '/dashboard/map', Icon: IconChartDots3 },
    { key: 'clusters', href: '/dashboard/clusters', Icon: IconCircles },
    { key: 'hubs', href: '/dashboard/hubs', Icon: IconFlame },
  ],
  [
    { key: 'bands', href: '/dashboard/bands', Icon: IconMicrophone2 },
    { key: 'keywords', href: '/dashboard/keywords', Icon: IconTag },
    { key: 'embeddings', href: '/dashboard/embeddings', Icon: IconStack2 },
  ],
  [{ key: 'settings', href: '/dashboard/settings', Icon: IconSettings }],
] as const;

export type NavItem = (typeof NAV_GROUPS)[number][number];

/** Whether `pathname` is the item's page or one below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/dashboard'
    ? pathname === href
    : pathname === href || pathname.startsWith(`${href}/`);
}
