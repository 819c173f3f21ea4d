import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { DefaultTheme } from 'vitepress';
import { addressOf } from './pages.ts';
import { inRoot } from './repository.ts';

type Item = DefaultTheme.SidebarItem;

/** The sidebar of every page by hand. Titles are those of the pages. */
export function guideSidebar(): Item[] {
  const groups = [
    group('Begin', guides('start-here', 'how-tableflow-works', 'real-accounts', 'questions')),
    group('When something is wrong', guides('troubleshooting', 'findings')),
    group('In your own script', [
      ...guides('recipes', 'settings', 'testing-your-script', 'writing-another-lab'),
      page('examples/later-lab/README.md'),
    ]),
    group('The command', [...pages('packages/cli/README.md', 'docs/json/README.md'), ...guides('instructor-guide')]),
    group(
      'Packages',
      packages()
        .filter((name) => name !== 'cli')
        .map((name) => page(`packages/${name}/README.md`)),
    ),
    group("The vendors' own tools", folder('docs/tools')),
    group('How the two clouds behave', folder('docs/facts')),
    group('Contributing', [
      page('CONTRIBUTING.md'),
      ...folder('contributing'),
      ...pages('docs/decisions/README.md', 'bench/README.md', 'SECURITY.md'),
    ]),
  ];
  const isThere = ({ link }: Item): boolean => groups.some(({ items }) => items?.some((item) => item.link === link));
  const others = folder('docs').filter((item) => !isThere(item));
  return others.length > 0 ? [...groups, group('More', others)] : groups;
}

/** The sidebars of the API reference, by the folder that they are for: all packages, and what can be called of one. */
export function apiSidebars(): Record<string, Item[]> {
  const names = packages().filter((name) => existsSync(inRoot('site/generated', name)));
  const all = group(
    'API',
    names.map((name) => page(`site/generated/${name}/index.md`)),
  );
  return {
    '/api/': [all],
    ...Object.fromEntries(names.map((name) => [`/api/${name}/`, [...modules(name), all]])),
  };
}

function packages(): readonly string[] {
  const first = ['cli', 'lab3-recipes', 'simulator', 'sandbox', 'confluent-client', 'databricks-client', 'client-core'];
  const place = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return readdirSync(inRoot('packages')).sort((left, right) => place(left) - place(right));
}

/** The entry points of a package, each with its functions and classes. The types are on their pages. */
function modules(name: string): Item[] {
  const folder = `site/generated/${name}`;
  const files = readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const entries = files
    .filter((file) => /(^|\/)index\.md$/.test(file))
    .sort((left, right) => left.length - right.length || left.localeCompare(right));
  return entries.map((entry) => {
    const callable = ['functions/', 'classes/'].map((kind) => entry.replace('index.md', kind));
    const { text = '', link = '' } = page(`${folder}/${entry}`);
    const items = callable.flatMap((place) => files.filter((file) => file.startsWith(place)).sort());
    return { text, link, items: pages(...items.map((file) => `${folder}/${file}`)) };
  });
}

function guides(...names: readonly string[]): Item[] {
  return pages(...names.map((name) => `docs/${name}.md`));
}

function folder(path: string): Item[] {
  const files = readdirSync(inRoot(path)).filter((file) => file.endsWith('.md'));
  const readmeFirst = files.sort().sort((left, right) => Number(right === 'README.md') - Number(left === 'README.md'));
  return pages(...readmeFirst.map((file) => `${path}/${file}`));
}

function pages(...files: readonly string[]): Item[] {
  return files.map(page);
}

function page(file: string): Item {
  const title = /^# (.+)$/m.exec(readFileSync(inRoot(file), 'utf8'))?.[1] ?? file;
  return {
    text: title.replace(/^(Function: |Class: |@tableflow-workshop\/)/, '').replace(/[`\\]/g, ''),
    link: `/${addressOf(file)?.replace(/(index)?\.md$/, '')}`,
  };
}

function group(text: string, items: Item[]): Item {
  return { text, items };
}
