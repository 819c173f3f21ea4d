import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rooms } from '../rooms.ts';
import { consumers } from './consumers.ts';

// Packs every package as a release would, checks the tarballs, and uses them from an empty ESM project: imported by
// Node, type-checked under `nodenext` and `bundler`, and LAB 3 performed in its vitest with MSW listening. Needs the npm registry, and `turbo run build declarations` before.

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'packaging-'));
const problems: string[] = [];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

const packed = rooms.map((room) => {
  const source = join(root, 'packages', room);
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest;
  run('pnpm', ['pack', '--pack-destination', folder], source);
  return {
    room,
    manifest,
    tarball: join(folder, `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`),
  };
});

for (const { room, tarball } of packed) {
  const unpacked = join(folder, room);
  mkdirSync(unpacked);
  run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], folder);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as Manifest;
  const { messages } = await publint({ pkgDir: unpacked, strict: true });
  for (const message of messages) problems.push(`${room}: publint: ${formatMessage(message, manifest)}`);
  const files = run('tar', ['-tzf', tarball], folder).split('\n').filter(Boolean);
  const strangers = files.filter(
    (file) =>
      !/^package\/(bin\/[^/]+\.cjs$|dist\/.+\.(js|d\.ts)$|package\.json$|README\.md$|LICENSE$|THIRD-PARTY-LICENSES\.md$)/.test(
        file,
      ),
  );
  for (const file of strangers) problems.push(`${room}: ships ${file}`);
  for (const needed of ['package/README.md', 'package/LICENSE'])
    if (!files.includes(needed)) problems.push(`${room}: lacks ${needed}`);
  attempt(room, 'attw', () =>
    run(
      'pnpm',
      ['exec', 'attw', tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji'],
      join(root, 'tooling'),
    ),
  );
}

const project = join(folder, 'project');
mkdirSync(project);
writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', type: 'module', private: true }));
run(
  'npm',
  [
    'install',
    '--no-audit',
    '--no-fund',
    ...packed.map(({ tarball }) => tarball),
    'typescript@5.9.3',
    '@types/node@20',
    'pg',
    'msw@2.15.0',
    'vitest@4.1.12',
  ],
  project,
);
const entries = packed.flatMap(({ manifest }) =>
  Object.keys(manifest.exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => manifest.name + entry.slice(1)),
);
const program = `${entries.map((entry, index) => `import * as entry${index} from '${entry}';`).join('\n')}\nconsole.log([${entries.map((_, index) => `Object.keys(entry${index}).length`).join(', ')}].every((count) => count > 0));\n`;
writeFileSync(join(project, 'program.ts'), program);
writeFileSync(join(project, 'program.js'), program);
attempt('project', 'import', () => {
  if (run('node', ['program.js'], project).trim() !== 'true') throw new Error('an entry point exports nothing');
});
for (const [module, resolution] of [
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
] as const) {
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'es2023',
    '--module',
    module,
    '--moduleResolution',
    resolution,
    'program.ts',
  ];
  attempt('project', `tsc ${resolution}`, () => run('npx', ['tsc', ...options], project));
}
// As a third party tests it: vitest outside of this workspace, MSW listening, and our packages as they are published.
copyFileSync(join(root, 'tooling/test/lab3-with-msw.test.ts'), join(project, 'lab3-with-msw.test.ts'));
attempt('project', 'LAB 3 in vitest with MSW', () => run('npx', ['vitest', 'run'], project));
// As somebody writes a lab of their own: a package outside of this workspace, with a test on the simulator.
const laterLab = join(folder, 'later-lab');
cpSync(join(root, 'examples/later-lab'), laterLab, { recursive: true });
attempt('later lab', 'its own test', () => {
  run('npm', ['install', '--no-audit', '--no-fund', ...packed.map(({ tarball }) => tarball)], laterLab);
  run('npm', ['run', '--silent', 'typecheck'], laterLab);
  run('npm', ['test', '--silent'], laterLab);
});
attempt('project', 'lab3 --help', () => run('npx', ['lab3', '--help'], project));

for (const [index, { name, needs, use }] of consumers(run, entries).entries()) {
  const own = join(folder, `consumer-${index}`);
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  attempt('consumer', name, () => {
    run('npm', ['install', '--no-audit', '--no-fund', ...packed.map(({ tarball }) => tarball), 'pg', ...needs], own);
    use(own);
  });
  rmSync(own, { recursive: true, force: true });
}

rmSync(folder, { recursive: true, force: true });
console.log(
  problems.length === 0
    ? `${rooms.length} packages, ${entries.length} entry points: packed, imported and type-checked`
    : problems.join('\n'),
);
process.exitCode = problems.length === 0 ? 0 : 1;

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function attempt(room: string, what: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    const { stdout = '', message } = error as Error & { stdout?: string };
    problems.push(`${room}: ${what}: ${stdout || message}`);
  }
}
