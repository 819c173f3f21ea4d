import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// Once installed, no command of a checkout asks a network for anything: the installation is skipped when it would change
// nothing. Tried on a copy of the scripts, with a pnpm and an npm that write down what they are asked for.

const root = join(import.meta.dirname, '../..');
const { packageManager, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  packageManager: string;
  scripts: Record<string, string>;
};
let house: string;

beforeEach(() => {
  house = realpathSync(mkdtempSync(join(tmpdir(), 'bootstrap-')));
  for (const folder of [
    '.',
    'examples',
    'tooling',
    ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
  ])
    if (existsSync(join(root, folder, 'package.json')))
      cpSync(join(root, folder, 'package.json'), join(house, folder, 'package.json'));
  for (const path of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tooling/bin', 'packages/cli/bin'])
    cpSync(join(root, path), join(house, path), { recursive: true });
  mkdirSync(join(house, 'fake'));
  writeFileSync(join(house, 'fake/package.json'), '{}');
  const recording = (name: string): string => `
    const { appendFileSync, mkdirSync } = require('node:fs');
    appendFileSync(${JSON.stringify(join(house, 'asked'))}, ['${name}', ...process.argv.slice(2)].join(' ') + '\\n');
    for (const folder of (process.env.FOLDERS ?? '').split(' ').filter(Boolean)) mkdirSync(folder, { recursive: true });
    process.exitCode = Number(process.env.CODE ?? 0);`;
  writeFileSync(join(house, 'fake/npm-cli.js'), recording('npm'));
  writeFileSync(join(house, 'fake/pnpm.cjs'), recording('pnpm'));
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

const installedFolders = [
  '.',
  'examples',
  'tooling',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
]
  .map((folder) => `${folder}/node_modules`)
  .join(' ');

/** Runs the script, and returns what it asked npm and pnpm for. */
function bootstrap(env: Readonly<Record<string, string>> = {}): readonly string[] {
  rmSync(join(house, 'asked'), { force: true });
  const { stdout } = spawnSync(process.execPath, ['tooling/bin/bootstrap.cjs'], {
    cwd: house,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, npm_execpath: join(house, 'fake/npm-cli.js'), FOLDERS: installedFolders, ...env },
  });
  expect(stdout).toBe('');
  const asked = join(house, 'asked');
  return existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : [];
}

const fromRegistry = `npm exec --yes ${packageManager} -- install --frozen-lockfile`;

describe('bootstrap', () => {
  it('installs once, and asks nobody as long as nothing changes', () => {
    expect(bootstrap()).toEqual([fromRegistry]);
    expect(bootstrap()).toEqual([]);
  });

  it.each(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'packages/cli/package.json'])(
    'installs again when %s changes',
    (path) => {
      bootstrap();
      writeFileSync(join(house, path), `${readFileSync(join(house, path), 'utf8')}\n`);
      expect(bootstrap()).toEqual([fromRegistry]);
    },
  );

  it('installs again where what it installed is gone', () => {
    bootstrap();
    rmSync(join(house, 'packages/cli/node_modules'), { recursive: true });
    expect(bootstrap()).toEqual([fromRegistry]);
  });

  it('does not take an installation that failed for one', () => {
    bootstrap();
    writeFileSync(join(house, 'pnpm-lock.yaml'), '');
    expect(bootstrap({ CODE: '1' })).toEqual([fromRegistry]);
    expect(bootstrap()).toEqual([fromRegistry]);
  });

  it('uses the pnpm that it installed', () => {
    const pnpm = join(house, 'node_modules/pnpm');
    mkdirSync(join(pnpm, 'bin'), { recursive: true });
    writeFileSync(join(pnpm, 'package.json'), JSON.stringify({ version: packageManager.replace('pnpm@', '') }));
    writeFileSync(join(pnpm, 'bin/pnpm.mjs'), `import '../../../fake/pnpm.cjs';`);
    expect(bootstrap()).toEqual(['pnpm install --frozen-lockfile']);
  });
});

it('no script of the checkout fetches a program when it runs', () => {
  const fetching = Object.entries(scripts).filter(([, script]) => /\b(npm exec|npx|pnpm dlx|pnpx)\b/.test(script));
  expect(fetching).toEqual([]);
});

describe('an old Node', () => {
  const floor = join(root, 'packages/cli/bin/node-floor.cjs');
  const run = (version: string): unknown => {
    const program = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require(${JSON.stringify(floor)})('lab3');`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    return [status, stderr];
  };

  it.each(['0.12.18', '8.17.0', '18.20.8', '20.18.3'])('%s is told what to do', (version) => {
    expect(run(version)).toEqual([
      1,
      `lab3 needs Node 20.19 or newer, and this is Node ${version}.\nInstall a newer one from https://nodejs.org, or switch to one: nvm install 22 && nvm use 22\n`,
    ]);
  });

  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is new enough', (version) => {
    expect(run(version)).toEqual([0, '']);
  });

  it('can read the files that say so', () => {
    const files = ['packages/cli/bin/node-floor.cjs', 'packages/cli/bin/lab3.cjs', 'tooling/bin/bootstrap.cjs'];
    const modern = files.filter((file) =>
      /=>|`|\b(const|let|class|async|await|import)\b|\?\?|\?\.|\.\.\.|,\s*\)/.test(
        readFileSync(join(root, file), 'utf8').replace(/^#!.*|\/\/.*$/gm, ''),
      ),
    );
    expect(modern).toEqual([]);
  });
});
