import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface HoldingProxy {
  /** In the place of the database's address. */
  url: string;
  /** Resolves when the message has come (`request`), or was carried out and its answer is held back (`answer`). */
  held: Promise<void>;
  close: () => Promise<void>;
}

/**
 * A way to a database that stops at one message, the first that contains `text`: its end never arrives, or its
 * answer never comes back. Everything else passes.
 */
export async function startHoldingProxy(
  databaseUrl: string,
  { text, side }: { text: string; side: 'request' | 'answer' },
): Promise<HoldingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const held = Promise.withResolvers<void>();

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let isHeld = false;
    let tail = '';
    client.on('data', (chunk) => {
      tail = tail.slice(-text.length) + chunk.toString('latin1');
      const isFirst = !isHeld && tail.includes(text);
      isHeld ||= isFirst;
      if (isHeld && side === 'request') held.resolve();
      else database.write(chunk);
    });
    database.on('data', (chunk) => {
      if (isHeld) held.resolve();
      else client.write(chunk);
    });
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    held: held.promise,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
