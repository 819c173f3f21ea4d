import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRegistry } from './registry.ts';
import { run } from './run.ts';

// Rehearses a release from end to end, on a clone of what is committed: versions, build, publication to a registry on
// loopback, installation from it into an empty folder, and the README's commands and program there. Needs the npm registry
// for what the packages depend on; the second half runs without a network where root of a Linux machine can take it away.

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'release-rehearsal-'));
const checkout = join(folder, 'checkout');
const inCheckout = { cwd: checkout };

try {
  const upstream = run('npm', ['config', 'get', 'registry'], { cwd: root }).trim();
  run('git', ['clone', '--quiet', root, checkout], { cwd: root });
  run('npm', ['run', '--silent', 'bootstrap'], inCheckout);
  run('npm', ['run', '--silent', 'release:version'], inCheckout);
  const manifest = readFileSync(join(checkout, 'packages/cli/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { readonly version: string };
  console.log(`version ${version}`);

  const registry = await startRegistry(folder, upstream);
  run('npm', ['run', '--silent', 'release:publish'], {
    cwd: checkout,
    env: { ...registry.env, npm_config_provenance: 'false' },
  });
  // Installed once by way of the registry, so that it has all that others made.
  const warm = join(folder, 'warm');
  mkdirSync(warm);
  writeFileSync(join(warm, 'package.json'), '{"private":true}');
  run('npm', ['install', '--no-audit', '--no-fund', '@tableflow-workshop/cli', '@tableflow-workshop/sandbox'], {
    cwd: warm,
    env: { ...registry.env, npm_config_cache: join(folder, 'warm-cache') },
  });
  await registry.stop();

  const use = [
    join(root, 'tooling/node_modules/tsx/dist/cli.mjs'),
    join(import.meta.dirname, 'use-packages.ts'),
    folder,
    version,
  ];
  const isAlone = process.platform === 'linux' && process.getuid?.() === 0;
  console.log(isAlone ? 'from here on without a network' : 'the network stays: only root on Linux can take it away');
  const offline = ['-n', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"', process.execPath, ...use];
  console.log(
    (isAlone ? run('unshare', offline, { cwd: folder }) : run(process.execPath, use, { cwd: folder })).trim(),
  );
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
