import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  announceSocketAddresses,
  readClientAddress,
  SOCKET_ADDRESS_HEADER,
} from './client-address.ts';

const holder = globalThis as { diggIndieKnowsSockets?: boolean };
beforeEach(announceSocketAddresses);
afterEach(() => {
  holder.diggIndieKnowsSockets = undefined;
});

const read = (socket: string | undefined, forwarded: string | undefined, proxies: number) => {
  const headers = new Headers();
  if (socket !== undefined) headers.set(SOCKET_ADDRESS_HEADER, socket);
  if (forwarded !== undefined) headers.set('x-forwarded-for', forwarded);
  return readClientAddress(headers, proxies);
};

test.each<[string, string | undefined, number, string]>([
  ['10.0.0.9', undefined, 0, '10.0.0.9'],
  ['10.0.0.9', '203.0.113.7', 0, '10.0.0.9'],
  ['10.0.0.9', '203.0.113.7', 1, '203.0.113.7'],
  ['10.0.0.9', '1.1.1.1, 203.0.113.7', 1, '203.0.113.7'],
  ['10.0.0.9', '1.1.1.1, 203.0.113.7, 10.0.0.8', 2, '203.0.113.7'],
  ['10.0.0.9', '203.0.113.7', 2, '10.0.0.9'],
  ['10.0.0.9', '1.1.1.1, not an address', 1, '10.0.0.9'],
  ['10.0.0.9', '', 1, '10.0.0.9'],
  ['::ffff:10.0.0.9', undefined, 0, '10.0.0.9'],
  ['::1', undefined, 0, '0:0:0:0::/64'],
  ['2001:db8:1:2:aaaa::1', undefined, 0, '2001:db8:1:2::/64'],
  ['2001:db8:1:2:bbbb:cccc:dddd:eeee', undefined, 0, '2001:db8:1:2::/64'],
  ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
  ['10.0.0.9', '[2001:DB8::7]:443', 1, '2001:db8:0:0::/64'],
])('socket %s, forwarded %s behind %i proxies: %s', (socket, forwarded, proxies, address) => {
  expect(read(socket, forwarded, proxies)).toBe(address);
});

test('without the preload nobody can say where he comes from', () => {
  holder.diggIndieKnowsSockets = undefined;
  expect(read('10.0.0.9', '203.0.113.7', 0)).toBe('unknown');
  expect(read('10.0.0.9', '203.0.113.7', 1)).toBe('203.0.113.7');
});
