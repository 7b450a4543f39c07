// Loaded into a child by --import: it ends when its parent is gone, even by kill -9.
const GRACE_MS = 6_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
