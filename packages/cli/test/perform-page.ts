import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const packages = [
  'client-core',
  'confluent-client',
  'databricks-client',
  'lab3-recipes',
  'simulator',
  'sandbox',
  'cli',
];

/** What the pages install besides, where this repository has it. */
const thirdParties = ['packages/cli/node_modules/pg', 'packages/simulator/node_modules/msw', 'node_modules/vitest'];

/** Only ends what hangs. */
const longestMs = 120_000;

interface Block {
  readonly language: string;
  readonly text: string;
  readonly named: (name: string) => string | undefined;
}

/**
 * Does what a page says, in an empty project that has the packages: a block with `file="…"` is written, `sh` is run, with
 * `until="…"` it is left running once it has printed that, and `ts` is a program of its own. A block of `text` after it is
 * what it prints, in which `…` stands for what is different each time. `npm install` is checked, not run.
 */
export async function performPage(path: string): Promise<void> {
  const project = makeProject();
  const running: ChildProcess[] = [];
  let printed = '';
  try {
    for (const block of blocksOf(readFileSync(join(root, path), 'utf8'))) {
      const file = block.named('file');
      const until = block.named('until');
      if (file !== undefined) writeFileSync(join(project, file), block.text);
      else if (block.language === 'text') expect(printed, `${path} printed`).toMatch(patternOf(block.text));
      else if (block.text.startsWith('npm install ')) expectInstalled(project, block.text);
      else if (until !== undefined) running.push(await startInBackground(project, block.text, until));
      else if (block.language === 'sh') printed = run(project, 'sh', ['-eu', '-c', block.text]);
      else if (block.language === 'ts') {
        writeFileSync(join(project, 'program.mjs'), block.text);
        printed = run(project, process.execPath, ['program.mjs']);
      }
    }
  } finally {
    for (const child of running) await end(child);
    await rm(project, { recursive: true, force: true, maxRetries: 5 });
  }
}

function makeProject(): string {
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'page-')));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, '@tableflow-workshop'), { recursive: true });
  for (const name of packages)
    symlinkSync(join(root, 'packages', name), join(modules, '@tableflow-workshop', name), 'junction');
  for (const path of thirdParties)
    symlinkSync(realpathSync(join(root, path)), join(modules, basename(path)), 'junction');
  mkdirSync(join(project, 'bin'));
  const command = join(project, 'bin/lab3');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'packages/cli/bin/lab3.cjs')}" "$@"\n`);
  chmodSync(command, 0o755);
  mkdirSync(join(modules, '.bin'));
  symlinkSync(join(modules, 'vitest/vitest.mjs'), join(modules, '.bin/vitest'));
  return project;
}

/** The project has what the page installs: only a registry could do that in earnest. */
function expectInstalled(project: string, text: string): void {
  const [command = ''] = text.replaceAll('\\\n', ' ').split('\n');
  const names = command
    .split(/\s+/)
    .slice(2)
    .filter((name) => !name.startsWith('-'));
  expect(names.filter((name) => !existsSync(join(project, 'node_modules', name)))).toEqual([]);
}

function surroundings(project: string): NodeJS.ProcessEnv {
  return { PATH: `${join(project, 'bin')}${delimiter}${process.env.PATH}`, TMPDIR: tmpdir(), NO_COLOR: '1' };
}

function run(project: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    env: surroundings(project),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longestMs,
  });
  expect(status, `${args.at(-1)}\n${stdout.slice(-4_000)}\n${stderr.slice(-4_000)}`).toBe(0);
  return stdout;
}

function startInBackground(project: string, text: string, until: string): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', `exec ${text}`], { cwd: project, env: surroundings(project) });
  let printed = '';
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      printed += chunk;
      if (printed.includes(until)) resolve(child);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => reject(new Error(`${text} ended with ${code} before "${until}": ${printed}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, language = '', info = '', text = '']) => ({
    language,
    text,
    named: (name) => new RegExp(`${name}="([^"]*)"`).exec(info)?.[1],
  }));
}

/**
 * A text of a page as a pattern of what is printed: spaces count as one, `…` stands for anything in a line, and a line of
 * nothing else for any lines.
 */
function patternOf(text: string): RegExp {
  const line = (one: string): string =>
    one.trim() === '…'
      ? '[\\s\\S]*?'
      : one
          .trim()
          .split('…')
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
          .join('[^\\n]*');
  return new RegExp(`^${text.trim().split('\n').map(line).join('\\s*\\n\\s*')}\\s*$`);
}
