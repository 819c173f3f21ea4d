import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from '../src/rooms.ts';
import { files, importsOf, root, type SourceFile, sources } from './source-files.ts';

// The law of the house, checked: who may import whom, which identifiers stand where, how large a file may grow.

const scope = '@tableflow-workshop/';
/** Arrows of the code that is published. */
const arrows: Readonly<Record<(typeof rooms)[number], readonly string[]>> = {
  'client-core': [],
  'confluent-client': ['client-core'],
  'databricks-client': ['client-core'],
  simulator: ['client-core'],
  'lab3-recipes': ['client-core', 'confluent-client', 'databricks-client'],
  sandbox: ['client-core', 'simulator'],
  report: ['client-core'],
  cli: ['client-core', 'lab3-recipes', 'report', 'sandbox'],
};

/** Types only: these imports leave no trace in the built code. */
const typeArrows: Readonly<Record<string, readonly string[]>> = {
  report: ['lab3-recipes'],
  simulator: ['confluent-client', 'databricks-client'],
};

describe('arrows', () => {
  it('point one way', () => {
    const wrong = sources.flatMap(({ room, path, text }) =>
      importsOf(text)
        .filter(({ from }) => from.startsWith(scope))
        .map(({ from, isType }) => ({ target: from.slice(scope.length).split('/')[0] ?? '', isType }))
        .filter(
          ({ target, isType }) => !arrows[room].includes(target) && !(isType && typeArrows[room]?.includes(target)),
        )
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('never reach into another room', () => {
    const wrong = files.flatMap(({ room, path, text }) =>
      importsOf(text)
        .filter(({ from }) => from.startsWith('.') && !join(path, '..', from).startsWith(join('packages', room)))
        .map(({ from }) => `${path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('leave generated code to the clients and the simulator', () => {
    const wrong = files.flatMap(({ room, path, text }) =>
      importsOf(text)
        .filter(
          ({ from }) =>
            from.includes('generated/') && !['confluent-client', 'databricks-client', 'simulator'].includes(room),
        )
        .map(({ from }) => `${path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are acyclic, devDependencies included', () => {
    const edges = new Map(rooms.map((room) => [room as string, manifest(room)]));
    const reaches = (from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean =>
      (edges.get(from) ?? []).some(
        (next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))),
      );
    expect(rooms.filter((room) => reaches(room, room))).toEqual([]);
  });

  it('are declared in package.json', () => {
    const wrong = files.flatMap(({ room, path, text }) =>
      importsOf(text)
        .filter(({ from }) => from.startsWith(scope))
        .map(({ from }) => from.slice(scope.length).split('/')[0] ?? '')
        .filter((target) => target !== room && !manifest(room).includes(target))
        .map((target) => `${path} imports ${target}, which ${room} does not declare`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('identifiers stand where they belong', () => {
  const rules: readonly {
    readonly what: string;
    readonly pattern: RegExp;
    readonly allowed: (path: string) => boolean;
  }[] = [
    {
      what: 'process.env',
      pattern: /process\.env\b/,
      allowed: (path) => path.startsWith('packages/cli/') || path.endsWith('-from-env.ts'),
    },
    {
      what: 'fetch(',
      pattern: /(?<![.\w])fetch\(|globalThis\.fetch/,
      allowed: (path) => path === 'packages/client-core/src/transport.ts',
    },
    {
      what: 'a clock of its own',
      pattern: /\b(setTimeout|setInterval|Date\.now)\b|new Date\(\)|AbortSignal\.timeout/,
      allowed: (path) => path === 'packages/client-core/src/clock.ts',
    },
    { what: 'console.', pattern: /\bconsole\.\w+\(/, allowed: (path) => path.startsWith('packages/cli/') },
    { what: 'any', pattern: /\bas any\b|: any\b|<any>/, allowed: () => false },
    {
      // A call takes some 100,000 arguments: an array that grows with the data must not become them.
      what: 'an array spread into arguments',
      pattern:
        /\.(?:push|unshift|concat)\(\s*\.\.\.|\.splice\([^)]*\.\.\.|\bMath\.(?:max|min)\((?:[^()]*,\s*)?\.\.\.|\bString\.from(?:CharCode|CodePoint)\(\s*\.\.\.|\.apply\(/,
      allowed: () => false,
    },
    {
      what: 'a copy of Headers (while MSW listens it comes out empty: spread it)',
      pattern: /new Headers\(\s*\w+\.headers\s*\)/,
      // What is no instance there.
      allowed: (path) => path === 'packages/client-core/src/outgoing-request.ts',
    },
    { what: 'export *', pattern: /^export \*/m, allowed: () => false },
    { what: 'export default', pattern: /^export default/m, allowed: () => false },
    { what: 'enum', pattern: /^(export )?(const )?enum /m, allowed: () => false },
  ];
  it.each(rules)('$what', ({ pattern, allowed }) => {
    const wrong = sources
      .filter((file) => !allowed(file.path) && pattern.test(withoutComments(file.text)))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });
});

describe('size and names', () => {
  it('no file by hand is longer than 250 lines', () => {
    expect(sources.filter((file) => lines(file) > 250).map((file) => `${file.path}: ${lines(file)}`)).toEqual([]);
  });

  it('the median file has at most 80 lines', () => {
    const sorted = sources.map(lines).sort((left, right) => left - right);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('file names are kebab-case', () => {
    expect(
      files.filter((file) => !/^[a-z0-9.-]+\.ts$/.test(file.path.split('/').at(-1) ?? '')).map((file) => file.path),
    ).toEqual([]);
  });
});

function manifest(room: string): readonly string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(root, 'packages', room, 'package.json'), 'utf8'),
  ) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)]
    .filter((name) => name.startsWith(scope))
    .map((name) => name.slice(scope.length));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`])\/\/.*$/gm, '');
}

function lines(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length;
}
