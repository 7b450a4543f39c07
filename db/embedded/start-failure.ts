export type StartFailureReason =
  | 'locked'
  | 'unwritable'
  | 'no-space'
  | 'corrupt'
  | 'port-in-use'
  | 'other';

/** Why the embedded database did not start; the message says what to do. */
export class StartFailure extends Error {
  reason: StartFailureReason;

  constructor(reason: StartFailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT']);

/** Names the reason of what the file system or the network refused. */
export function toStartFailure(error: unknown, dataDir: string, port?: number): StartFailure {
  if (error instanceof StartFailure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartFailure(
      'port-in-use',
      `Port ${port} of 127.0.0.1 is in use: stop what listens there, or choose another port.`,
      { cause: error },
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left/i.test(message)) {
    return new StartFailure(
      'no-space',
      `There is not enough free space for the data directory ${dataDir}: free at least 200 MB.`,
      { cause: error },
    );
  }
  if (code && UNWRITABLE.has(code)) {
    return new StartFailure(
      'unwritable',
      `The data directory ${dataDir} can't be made or written (${code}): give this user the right to write there, or choose another directory.`,
      { cause: error },
    );
  }
  return new StartFailure('other', `The embedded database did not start: ${message}`, {
    cause: error,
  });
}
