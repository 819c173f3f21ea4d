// Installs what the house needs, with the pinned pnpm. Does nothing, and asks nobody, when all of it is there already.

const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '../..');
const at = (...names) => path.join(root, ...names);
const manifestOf = (folder) => JSON.parse(readFileSync(at(folder, 'package.json'), 'utf8'));

const stampPath = at('node_modules/.bootstrap');
const folders = ['.', 'examples', 'tooling', ...readdirSync(at('packages')).map((name) => `packages/${name}`)].filter(
  (folder) => existsSync(at(folder, 'package.json')),
);

/** What decides what is installed. The platform belongs to it: a folder may be copied into a container. */
function stamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...folders.map((folder) => `${folder}/package.json`)];
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(at(file)));
  return hash.digest('hex');
}

function isInStep() {
  if (!existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp()) return false;
  return folders.every((folder) => {
    const { dependencies, devDependencies } = manifestOf(folder);
    const needsNothing = Object.keys({ ...dependencies, ...devDependencies }).length === 0;
    return needsNothing || existsSync(at(folder, 'node_modules'));
  });
}

/** pnpm as it was installed last time, or from the registry. */
function pnpm() {
  const { packageManager } = manifestOf('.');
  const installed = existsSync(at('node_modules/pnpm/package.json')) && manifestOf('node_modules/pnpm').version;
  if (`pnpm@${installed}` === packageManager) return [process.execPath, at('node_modules/pnpm/bin/pnpm.mjs')];
  const exec = ['exec', '--yes', packageManager, '--'];
  const npm = process.env.npm_execpath ?? '';
  return /npm-cli\.c?js$/.test(npm) ? [process.execPath, npm, ...exec] : ['npm', ...exec];
}

if (!isInStep()) {
  // A stamp that stays during an installation would vouch for half of one.
  rmSync(stampPath, { force: true });
  const [command, ...args] = pnpm();
  // Not on standard output: that belongs to the command that this is done for.
  const { error, status } = spawnSync(command, [...args, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (error) process.stderr.write(`${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stampPath, stamp());
}
