import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './source-files.ts';

// What people find before they read code.

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('decisions', () => {
  const index = read('docs/decisions/README.md');
  const pages = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-.*\.md$/.test(name));

  it('are all in the index, with their title and state', () => {
    const missing = pages
      .map((page) => ({ page, title: read(`docs/decisions/${page}`).split('\n')[0]?.slice(2) ?? '' }))
      .filter(({ page, title }) => !rowOf(index, page, title))
      .map(({ page, title }) => `| [${page.slice(0, 4)}](${page}) | ${title} | in force |`);
    expect(
      missing,
      'Add these rows to docs/decisions/README.md; the state is "in force" or "replaced by NNNN".',
    ).toEqual([]);
  });

  it('have a number of their own', () => {
    const numbers = pages.map((page) => page.slice(0, 4));
    expect(
      numbers.filter((number, position) => numbers.indexOf(number) !== position),
      'Give the newer page the next free number.',
    ).toEqual([]);
  });
});

describe('issue forms', () => {
  const forms = readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');

  it.each(forms)('%s asks for what the doctor says', (name) => {
    const { body } = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
      body: { type: string; attributes: { label: string } }[];
    };
    const labels = body.map(({ attributes }) => attributes.label);
    expect(labels, 'Ask for the output of `lab3 doctor --json`.').toContain('Output of `lab3 doctor --json`');
  });

  it('are the only way to file an issue', () => {
    expect(parse(read('.github/ISSUE_TEMPLATE/config.yml'))).toMatchObject({ blank_issues_enabled: false });
  });
});

it('SECURITY.md says what counts and how to report', () => {
  expect(read('SECURITY.md')).toMatch(/## What counts[\s\S]+## How to report[\s\S]+Report a vulnerability/);
});

it('CODEOWNERS names paths that exist', () => {
  const paths = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line.startsWith('/'))
    .map((line) => (line.split(/\s+/)[0] ?? '').slice(1).replace('*', 'lab3-recipes').replace(/\/$/, ''))
    .map((path) => path.replace('lab3-recipes/openapi', 'confluent-client/openapi'));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

function rowOf(index: string, page: string, title: string): boolean {
  return index
    .split('\n')
    .some(
      (row) =>
        row.startsWith(`| [${page.slice(0, 4)}](${page}) | ${title} | `) &&
        /\| (in force|replaced by \[?\d{4}\S*) \|$/.test(row),
    );
}
