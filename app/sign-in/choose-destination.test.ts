import { expect, test } from 'vitest';
import { chooseDestination } from './choose-destination.ts';

test.each<[string | string[] | undefined, string]>([
  ['/dashboard', '/dashboard'],
  ['/dashboard/members?sort=name&page=2', '/dashboard/members?sort=name&page=2'],
  ['/dashboard/bands?q=%EC%83%88', '/dashboard/bands?q=%EC%83%88'],
  ['http://localhost:3000/dashboard/map', '/dashboard/map'],
  ['https://evil.example/dashboard/map', '/dashboard/map'],
  ['//evil.example/dashboard', '/dashboard'],
  [undefined, '/dashboard'],
  ['', '/dashboard'],
  [['/dashboard/map', 'x'], '/dashboard'],
  ['/', '/dashboard'],
  ['/dashboardx', '/dashboard'],
  ['/dashboard/../api/trpc/x', '/dashboard'],
  ['/dashboard/..//evil.example', '/dashboard'],
  ['/dashboard/%2e%2e/%2e%2e//evil.example', '/dashboard'],
  ['https://evil.example', '/dashboard'],
  ['//evil.example', '/dashboard'],
  ['/\\evil.example', '/dashboard'],
  ['\\\\evil.example\\dashboard', '/dashboard'],
  ['javascript:alert(1)//dashboard', '/dashboard'],
  ['http://[', '/dashboard'],
])('from %j to %s', (given, destination) => {
  expect(chooseDestination(given)).toBe(destination);
});

test('the first page of the dashboard counts', () => {
  expect(
    chooseDestination(undefined, 'https://evil.example', '/dashboard/hubs', '/dashboard'),
  ).toBe('/dashboard/hubs');
});
