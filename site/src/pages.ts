/** Which Markdown of the repository is on the site, and where. */
const places: readonly (readonly [file: RegExp, address: string])[] = [
  [/^site\/index\.md$/, 'index.md'],
  [/^site\/generated\/(.+)$/, 'api/$1'],
  [/^docs\/(.+)$/, '$1'],
  [/^packages\/([\w-]+)\/README\.md$/, 'packages/$1.md'],
  [/^examples\/([\w-]+)\/README\.md$/, 'examples/$1.md'],
  [/^bench\/README\.md$/, 'benchmarks.md'],
  [/^CONTRIBUTING\.md$/, 'contributing/index.md'],
  [/^contributing\/README\.md$/, 'contributing/step-by-step.md'],
  [/^contributing\/(.+)$/, 'contributing/$1'],
  [/^SECURITY\.md$/, 'security.md'],
];

/** What VitePress would take for a page, and is none. */
export const notPages = [
  '{README,AGENTS}.md',
  'tooling/**',
  'site/README.md',
  'packages/*/*/**',
  'packages/*/{CHANGELOG,THIRD-PARTY-LICENSES}.md',
];

/** The address of a file of the repository, as `recipes.md`; `undefined` where it is not a page of the site. */
export function addressOf(file: string): string | undefined {
  const [pattern, address] = file.endsWith('.md') ? (places.find(([one]) => one.test(file)) ?? []) : [];
  if (!pattern || address === undefined) return undefined;
  return file.replace(pattern, address).replace(/(^|\/)README\.md$/, '$1index.md');
}
