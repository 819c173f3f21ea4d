import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

// The command as somebody has it who works on real accounts: without the package of the sandbox, or with another release.

const room = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(room, 'package.json'), 'utf8')) as { readonly version: string };
let project: string;

beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'without-sandbox-')));
  const modules = join(project, 'node_modules');
  const scope = join(modules, '@tableflow-workshop');
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(room, part), join(scope, 'cli', part), { recursive: true });
  for (const name of ['client-core', 'lab3-recipes', 'report'])
    symlinkSync(realpathSync(join(room, 'node_modules/@tableflow-workshop', name)), join(scope, name), 'junction');
  for (const name of readdirSync(join(room, 'node_modules')))
    if (!name.startsWith('@') && !name.startsWith('.'))
      symlinkSync(realpathSync(join(room, 'node_modules', name)), join(modules, name), 'junction');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function lab3(...args: readonly string[]) {
  const program = join(project, 'node_modules/@tableflow-workshop/cli/bin/lab3.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: project,
    encoding: 'utf8',
    // A package manager that runs a script sets the last one.
    env: { PATH: process.env.PATH, NODE_PATH: join(room, 'node_modules') },
  });
  return { status, stdout, stderr };
}

const missing = `✗ Could not use the sandbox:
  - --sandbox: the package @tableflow-workshop/sandbox is not installed. Install it: npm install @tableflow-workshop/sandbox
`;

it.each([[['up', '--sandbox']], [['plan', '--sandbox']], [['doctor', '--sandbox']], [['sandbox']]])(
  'lab3 %j says what to install',
  (args) => {
    const { status, stdout, stderr } = lab3(...args);
    expect([status, stdout, stderr.trimStart()]).toEqual([1, '', missing]);
  },
);

it('the welcome says what to install for a first try', () => {
  const { status, stdout } = lab3();
  expect(status).toBe(0);
  expect(stdout).toContain('  npm install @tableflow-workshop/sandbox && npx @tableflow-workshop/cli up --sandbox\n');
});

it('what needs no sandbox works', () => {
  expect(lab3('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  expect(lab3('config').stdout).toContain('CONFLUENT_CLOUD_API_KEY');
});

it('a sandbox of another release is refused', () => {
  const folder = join(project, 'node_modules/@tableflow-workshop/sandbox');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"@tableflow-workshop/sandbox","version":"99.0.0"}');
  expect(lab3('sandbox').stderr.trimStart()).toBe(`✗ Could not use the sandbox:
  - --sandbox: @tableflow-workshop/sandbox 99.0.0 is installed, and this is lab3 ${version}: they are released together. Install the one that belongs to it: npm install @tableflow-workshop/sandbox@${version}
`);
});
