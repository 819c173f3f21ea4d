import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { rooms } from '../src/rooms.ts';
import { entryPoints, exportedThings, programOf } from './exported-things.ts';

// The examples in doc comments and READMEs are programs: each is compiled, with what it uses imported and what a reader
// has at hand.

const recipes = "import('@tableflow-workshop/lab3-recipes')";
const confluent = "import('@tableflow-workshop/confluent-client')";
const databricks = "import('@tableflow-workshop/databricks-client')";

const packages = join(import.meta.dirname, '../../packages');

/** What an example may take as given. */
const atHand: Readonly<Record<string, string>> = {
  lab: `${recipes}.LabContext`,
  config: `${recipes}.LabConfig`,
  storageAdministrator: `${recipes}.StorageAdministrator`,
  storage: `${recipes}.ConnectStorageInput`,
  tableflow: `${confluent}.TableflowClient`,
  kafka: `${confluent}.KafkaClient`,
  unityCatalog: `${databricks}.UnityCatalogClient`,
  sql: `${databricks}.SqlClient`,
  identity: `${databricks}.IdentityClient`,
  fleet: "import('@tableflow-workshop/report').FleetDocument",
  report: "import('@tableflow-workshop/report').ReportDocument",
  workspaceUrl: 'string',
  clientId: 'string',
  clientSecret: 'string',
  readFile: "typeof import('node:fs/promises').readFile",
  writeFile: "typeof import('node:fs/promises').writeFile",
  rm: "typeof import('node:fs/promises').rm",
  signal: 'AbortSignal',
};

it('every example compiles', () => {
  const entries = entryPoints();
  const program = programOf(entries.map((entry) => entry.path));
  const things = exportedThings(program, entries);
  const homes = new Map(things.map((thing) => [thing.name, thing.entry]));
  const examples = new Map<string, string>();
  for (const { name, room, symbol } of things)
    for (const [index, text] of examplesOf(symbol, program.getTypeChecker()).entries())
      examples.set(join(packages, room, `src/example-${index}-of-${name}.ts`), wholeProgram(text, homes));
  for (const [path, room] of readmes)
    for (const [index, text] of programsOf(join(packages, path)).entries())
      examples.set(
        join(packages, room, `src/example-${index}-of-readme-${examples.size}.ts`),
        wholeProgram(text, homes),
      );
  expect(examples.size).toBeGreaterThan(80);
  expect(faultsOf(examples)).toEqual([]);
});

/** Every page with programs, and the package whose dependencies they use. */
const readmes: readonly (readonly [path: string, room: string])[] = [
  ...rooms.map((room) => [`${room}/README.md`, room] as const),
  ['../README.md', 'lab3-recipes'],
  ...['docs', 'docs/tools'].flatMap((folder) =>
    readdirSync(join(packages, '..', folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => [`../${folder}/${name}`, 'lab3-recipes'] as const),
  ),
];

function programsOf(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = '']) => text);
}

function examplesOf(symbol: ts.Symbol, checker: ts.TypeChecker): readonly string[] {
  return symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === 'example')
    .map((tag) => ts.displayPartsToString(tag.text));
}

/** The example, with an import of each exported name and a declaration of each thing at hand that it uses. */
function wholeProgram(example: string, homes: ReadonlyMap<string, string>): string {
  const { used, own } = namesIn(example);
  const foreign = [...used].filter((name) => !own.has(name));
  const imports = foreign.flatMap((name) => {
    const home = homes.get(name);
    return home ? [`import { ${name} } from '${home}';`] : [];
  });
  const given = foreign.flatMap((name) => (name in atHand ? [`declare const ${name}: ${atHand[name]};`] : []));
  return [...imports, ...given, 'export {};', example].join('\n');
}

/** Every name in a text, and those of them that it declares itself. */
function namesIn(text: string): { readonly used: ReadonlySet<string>; readonly own: ReadonlySet<string> } {
  const used = new Set<string>();
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      used.add(node.text);
      const isDeclared =
        ts.isVariableDeclaration(parent) ||
        ts.isBindingElement(parent) ||
        ts.isParameter(parent) ||
        ts.isFunctionDeclaration(parent) ||
        ts.isImportSpecifier(parent);
      if (isDeclared && parent.name === node) own.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('example.ts', text, ts.ScriptTarget.ESNext, true));
  return { used, own };
}

/** What the compiler says of the examples, as `<file>: <message>`. */
function faultsOf(examples: ReadonlyMap<string, string>): readonly string[] {
  const program = programOf([...examples.keys()], examples);
  return [...examples.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${path.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}
