import { connect, createServer } from 'node:net';

const LOOPBACK = ['127.0.0.1', '::1'];
const WILDCARDS = ['0.0.0.0', '::'];

/** PORT and HOST. The embedded database is a demo for this machine: without HOST only loopback. */
export function readAddress(env) {
  const port = Number(env.PORT?.trim() || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw expected('configuration', `PORT must be a number from 1 to 65535, not "${env.PORT}".`);
  }
  const isEmbedded = !env.DATABASE_URL?.trim() && !env.DB_HOST?.trim();
  const host = env.HOST?.trim() || (isEmbedded ? '127.0.0.1' : undefined);
  return { port, host, url: `http://${nameForPeople(host)}:${port}` };
}

function nameForPeople(host) {
  if (!host || host === 'localhost' || LOOPBACK.includes(host) || WILDCARDS.includes(host)) {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}

export async function checkPort({ port, host, url }) {
  // macOS lets a loopback address be bound beside a wildcard one, and `localhost` may mean either
  // family: whoever answers there would get our visitors, so ask first, then bind.
  const hosts = url.startsWith('http://localhost:') ? LOOPBACK : [host];
  const answers = await Promise.all(hosts.map((each) => isAnswering(port, each)));
  const problem = answers.includes(true) ? 'EADDRINUSE' : await tryToBind(port, host);
  if (problem === 'EADDRINUSE') {
    throw expected(
      'port-taken',
      `Port ${port} is taken by another program (perhaps this app is running already). ` +
        `Stop that program, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
    );
  }
  if (problem === 'EACCES') {
    throw expected(
      'port-refused',
      `Port ${port} needs more rights: choose one above 1023 by PORT.`,
    );
  }
  if (problem) {
    throw expected(
      'port-refused',
      `${host ?? 'localhost'}:${port} can't be used (${problem}): check HOST.`,
    );
  }
}

function isAnswering(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}

function tryToBind(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code ?? error.message));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });
}

function expected(reason, message) {
  return Object.assign(new Error(message), { reason });
}
