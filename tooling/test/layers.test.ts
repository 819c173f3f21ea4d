import { describe, expect, it } from 'vitest';
import { neighboursOf, sources } from './source-files.ts';

// Where a file of the recipes belongs: each layer imports only from itself and from those before it.

const home = 'packages/lab3-recipes/src/';

const layers: readonly { readonly folders: readonly string[]; readonly holds: string }[] = [
  { folders: ['config', 'mechanics'], holds: 'what knows neither cloud nor database' },
  { folders: ['source'], holds: 'the source database' },
  { folders: ['lab'], holds: 'the context that every recipe gets: clients, ids, names, clock' },
  { folders: ['findings', 'diagnosis'], holds: 'what a check found, and why something failed' },
  { folders: ['resources'], holds: 'one thing of the lab: how it is read, judged, found and waited for' },
  { folders: ['doctor', 'verification'], holds: 'checks over several things' },
  { folders: ['recipes'], holds: 'one verb, one file' },
  { folders: ['compositions'], holds: 'what performs several recipes: set-up, plan, tear-down, audit' },
  { folders: ['fleet'], holds: 'many labs: who takes part, and what all of them share' },
];

/** The files from which other packages import. */
const entryPoints = ['fleet.ts', 'index.ts', 'mechanics.ts', 'postgres.ts', 'tfvars.ts'];

describe('layers of lab3-recipes', () => {
  const recipes = sources.filter(({ path }) => path.startsWith(home)).map((file) => ({ ...file, path: file.path }));

  it('every file lies in a layer', () => {
    const homeless = recipes
      .map(({ path }) => path.slice(home.length))
      .filter((path) => !entryPoints.includes(path) && layerOf(path) === -1);
    expect(homeless, `Move each into one of: ${layers.flatMap(({ folders }) => folders).join(', ')}.`).toEqual([]);
  });

  it('import only from themselves and from those below', () => {
    const upward = recipes.flatMap((file) => {
      const path = file.path.slice(home.length);
      const own = layerOf(path);
      return neighboursOf(file)
        .map((target) => target.slice(home.length))
        .filter((target) => own !== -1 && (layerOf(target) === -1 || layerOf(target) > own))
        .map((target) => adviceOn(path, target));
    });
    expect(upward).toEqual([]);
  });

  it('say where a file belongs', () => {
    expect(adviceOn('resources/connector/a.ts', 'recipes/b.ts')).toBe(
      'resources/connector/a.ts imports recipes/b.ts, which is 2 layers higher. resources holds one thing of the lab: how it is read, judged, found and waited for; recipes holds one verb, one file. Move what a.ts needs of b.ts into resources or below, or move a.ts into recipes.',
    );
  });
});

describe('circles', () => {
  it('no file imports itself, not even through others', () => {
    const targets = new Map(sources.map((file) => [file.path, neighboursOf(file)]));
    expect(circlesIn(targets), 'Move what both need into a file of its own.').toEqual([]);
  });

  it('are found where there is one', () => {
    const circle = new Map([
      ['a.ts', ['b.ts', 'd.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['a.ts']],
      ['d.ts', []],
    ]);
    expect(circlesIn(circle)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
  });

  it('no two folders of the recipes import each other', () => {
    const folderOf = (path: string): string => path.slice(home.length).split('/').slice(0, -1).slice(0, 2).join('/');
    const targets = new Map<string, readonly string[]>();
    for (const file of sources.filter(({ path }) => path.startsWith(home))) {
      const own = folderOf(file.path);
      if (!own) continue;
      const others = neighboursOf(file)
        .map(folderOf)
        .filter((folder) => folder !== own && !folder.startsWith(`${own}/`) && !own.startsWith(`${folder}/`));
      targets.set(own, [...new Set([...(targets.get(own) ?? []), ...others])]);
    }
    expect(circlesIn(targets), 'Decide which of the two knows the other.').toEqual([]);
  });
});

function layerOf(path: string): number {
  const [folder = ''] = path.split('/');
  return path.includes('/') ? layers.findIndex(({ folders }) => folders.includes(folder)) : -1;
}

function adviceOn(path: string, target: string): string {
  const nameOf = (file: string): string => file.split('/').at(-1) ?? '';
  const folderOf = (file: string): string => file.split('/')[0] ?? '';
  const [own, other] = [layers[layerOf(path)], layers[layerOf(target)]];
  const height = layerOf(target) - layerOf(path);
  return `${path} imports ${target}, which is ${height} ${height === 1 ? 'layer' : 'layers'} higher. ${folderOf(path)} holds ${own?.holds}; ${folderOf(target)} holds ${other?.holds}. Move what ${nameOf(path)} needs of ${nameOf(target)} into ${folderOf(path)} or below, or move ${nameOf(path)} into ${folderOf(target)}.`;
}

/** Each circle once, written from its first member on. */
function circlesIn(targets: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): void => {
    const start = way.indexOf(node);
    if (start !== -1) {
      circles.push([...way.slice(start), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const target of targets.get(node) ?? []) visit(target, [...way, node]);
    done.add(node);
  };
  for (const node of targets.keys()) visit(node, []);
  return circles;
}
