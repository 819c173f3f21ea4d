import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { rooms } from '../src/rooms.ts';

const root = join(import.meta.dirname, '../..');
const scope = '@tableflow-workshop/';

/** One entry point of a package: `@tableflow-workshop/confluent-client/tableflow`. */
export interface EntryPoint {
  readonly name: string;
  readonly room: string;
  /** Its source. */
  readonly path: string;
}

/** Something that a package exports. */
export interface ExportedThing {
  readonly name: string;
  readonly room: string;
  /** The entry point to import it from. */
  readonly entry: string;
  /** The thing itself, however often it was handed on. */
  readonly symbol: ts.Symbol;
}

/** All entry points of the packages that are imported. */
export function entryPoints(): readonly EntryPoint[] {
  return rooms.flatMap((room) => {
    const { exports: entries } = JSON.parse(readFileSync(join(root, 'packages', room, 'package.json'), 'utf8')) as {
      exports: Record<string, Record<string, string> | string>;
    };
    return Object.entries(entries).flatMap(([entry, target]) => {
      const source = typeof target === 'string' ? undefined : target[`${scope}source`];
      return source
        ? [{ name: `${scope}${room}${entry.slice(1)}`, room, path: join(root, 'packages', room, source) }]
        : [];
    });
  });
}

/** A program over sources of the house, and over texts that are in no file. Packages are found from everywhere. */
export function programOf(paths: readonly string[], texts: ReadonlyMap<string, string> = new Map()): ts.Program {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    types: ['node'],
    strict: true,
    paths: Object.fromEntries(entryPoints().map(({ name, path }) => [name, [path]])),
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  return ts.createProgram(paths, options, {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    getSourceFile: (path, target, ...rest) => {
      const text = texts.get(path);
      return text === undefined
        ? host.getSourceFile(path, target, ...rest)
        : ts.createSourceFile(path, text, target, true);
    },
  });
}

/** Everything that the entry points export, each thing once. */
export function exportedThings(program: ts.Program, entries: readonly EntryPoint[]): readonly ExportedThing[] {
  const checker = program.getTypeChecker();
  const things = new Map<ts.Symbol, ExportedThing>();
  for (const entry of entries) {
    const file = program.getSourceFile(entry.path);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${entry.path} is no module`);
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (!things.has(symbol)) things.set(symbol, { name: exported.name, room: entry.room, entry: entry.name, symbol });
    }
  }
  return [...things.values()];
}
