// Runs turbo as everything here does: it reports to nobody and looks for no newer version of itself. An environment
// variable is the only switch that it has for the first, and scripts of package.json cannot set one on every system.

const { spawnSync } = require('node:child_process');
const path = require('node:path');

const modules = path.join(__dirname, '../../node_modules');
process.env.TURBO_TELEMETRY_DISABLED = '1';
process.env.TURBO_NO_UPDATE_NOTIFIER = '1';
// turbo starts the tasks with the pnpm that it finds there.
process.env.PATH = path.join(modules, '.bin') + path.delimiter + process.env.PATH;

const turbo = [path.join(modules, 'turbo/bin/turbo'), ...process.argv.slice(2)];
const { error, status } = spawnSync(process.execPath, turbo, { stdio: 'inherit' });
if (error) process.stderr.write(`${error.message}\n`);
process.exit(status ?? 1);
