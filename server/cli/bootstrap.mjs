// What npm runs before `npm start` and `npm test`: nothing is installed yet and Node may be too old,
// so this file has no imports and no syntax that an old Node could not read.
const oldestMajor = 20;
const major = Number(process.versions.node.split('.')[0]);

if (major < oldestMajor) {
  console.error(
    'This app needs Node.js ' +
      oldestMajor +
      ' or newer; this is ' +
      process.version +
      '. Install a newer one from https://nodejs.org and repeat the command.',
  );
  process.exit(1);
}

import('./install.mjs')
  .then(({ prepare }) => prepare(process.env.npm_lifecycle_event))
  .then(
    (exitCode) => process.exit(exitCode),
    (error) => {
      console.error(error.reason ? `\n${error.message}` : error);
      process.exit(1);
    },
  );
