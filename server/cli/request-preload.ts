import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { announceSocketAddresses, SOCKET_ADDRESS_HEADER } from '../client-address.ts';

// Loaded by --import into the process that serves: sees every request before Next does. Next tells
// nobody the socket's address, and keeps an X-Forwarded-For that the client made up.
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const isHttps = process.env.NEXTAUTH_URL?.trim().startsWith('https://');

subscribe('http.server.request.start', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  request.headers[SOCKET_ADDRESS_HEADER] = request.socket.remoteAddress ?? '';
  if (isHttps) response.setHeader('strict-transport-security', `max-age=${YEAR_SECONDS}`);
});
announceSocketAddresses();
