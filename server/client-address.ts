import { isIPv4, isIPv6 } from 'node:net';

/** Holds the socket's address; server/cli/request-preload.ts sets it, whatever the client sent. */
export const SOCKET_ADDRESS_HEADER = 'x-diggindie-socket-address';

/** Says, in the process that serves, that the header is ours and can be believed. */
const holder = globalThis as typeof globalThis & { diggIndieKnowsSockets?: boolean };

export function announceSocketAddresses(): void {
  holder.diggIndieKnowsSockets = true;
}

/**
 * Where a request comes from, as far as limits care: an IPv4 address, or the /64 network of an IPv6
 * one; `unknown` where nobody can tell. Of X-Forwarded-For only the entry counts that the outermost
 * of `trustedProxyCount` proxies wrote: what stands left of it, anyone can make up.
 */
export function readClientAddress(headers: Headers, trustedProxyCount: number): string {
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const proxied = trustedProxyCount > 0 ? forwarded.at(-trustedProxyCount) : undefined;
  const socket = holder.diggIndieKnowsSockets ? headers.get(SOCKET_ADDRESS_HEADER) : null;
  return (proxied && toNetwork(proxied)) || (socket && toNetwork(socket)) || 'unknown';
}

/** Undefined for what is no address. A household has a whole /64 network of IPv6 to itself. */
function toNetwork(address: string): string | undefined {
  const plain = address.replace(/^\[|\](:\d+)?$/g, '').replace(/%.*$/, '');
  const mapped = plain.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(mapped)) return mapped;
  if (!isIPv6(plain)) return undefined;
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(tail === undefined ? 0 : 8 - left.length - right.length).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
