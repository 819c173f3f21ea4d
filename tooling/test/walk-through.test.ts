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
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

// Performs the guides of contributing/ on a copy of the repository: what they say to write is written, what they say to
// run is run.

interface Block {
  readonly language: string;
  readonly text: string;
  readonly file?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

const mostFiles = 5;
let copy: string;

beforeEach(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'walk-through-')));
  copyRepository();
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

describe('the walk-through', () => {
  it.each(['add-a-recipe.md', 'add-an-operation.md'])('of %s works, and touches at most 5 files', (guide) => {
    const before = contents();
    for (const block of blocksOf(readFileSync(join(root, 'contributing', guide), 'utf8'))) perform(block, guide);
    const touched = [...contents()].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    process.stdout.write(`${guide}: ${touched.length} files\n${touched.map((path) => `  ${path}\n`).join('')}`);
    expect(touched.length).toBeGreaterThan(2);
    expect(touched.length, `${guide} has to get by with ${mostFiles} files.`).toBeLessThanOrEqual(mostFiles);
  });
});

function perform(block: Block, guide: string): void {
  if (block.file !== undefined) {
    write(block, join(copy, block.file), guide);
    return;
  }
  if (block.language !== 'sh') return;
  for (const command of block.text.trim().split('\n')) {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: copy, encoding: 'utf8' });
    expect(status, `${guide}: ${command}\n${stdout.slice(-4_000)}\n${stderr.slice(-2_000)}`).toBe(0);
  }
}

function write({ text, file, after, before }: Block, path: string, guide: string): void {
  const anchor = after ?? before;
  if (anchor === undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  const place = lines.findIndex((line) => line.startsWith(anchor));
  expect(place, `${guide}: no line of ${file} begins with ${anchor}. Correct the guide.`).not.toBe(-1);
  lines.splice(after === undefined ? place : place + 1, 0, text.replace(/\n$/, ''));
  writeFileSync(path, lines.join('\n'));
}

/** The fenced blocks of a guide, in order. */
function blocksOf(guide: string): readonly Block[] {
  return [...guide.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, language = '', info = '', text = '']) => {
    const named = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(info)?.[1];
    return { language, text, file: named('file'), after: named('after'), before: named('before') };
  });
}

/** Everything by hand, with links into the installed packages: those of this repository lead into the copy. */
function copyRepository(): void {
  for (const name of readdirSync(root)) {
    if (/^(\.git|\.turbo|node_modules)$/.test(name)) continue;
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => {
        const path = relative(root, source);
        if (/^site\/(generated|node_modules)$/.test(path)) return false;
        return !/\/(dist|\.turbo|coverage|\.vite)(\/|$)/.test(path) || path.includes('node_modules');
      },
    });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

function contents(folder = ''): Map<string, string> {
  return new Map(
    readdirSync(join(copy, folder)).flatMap((name) => {
      const path = join(folder, name);
      if (name === 'node_modules' || name === '.vite' || !existsSync(join(copy, path))) return [];
      if (statSync(join(copy, path)).isDirectory()) return [...contents(path)];
      return [[path, readFileSync(join(copy, path), 'utf8')] as const];
    }),
  );
}
