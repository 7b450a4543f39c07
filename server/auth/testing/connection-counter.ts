import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface ConnectionCounter {
  /** Of a database that takes connections and never says a word. */
  url: string;
  count: () => number;
  close: () => Promise<void>;
}

/** Stands where a database would and counts who comes. */
export async function startConnectionCounter(): Promise<ConnectionCounter> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none`,
    count: () => sockets.length,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
