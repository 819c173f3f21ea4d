import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { describeSandbox } from '../src/describe-sandbox.ts';

// What the pages of docs/tools tell people to set is what the sandbox says of itself, and what the Terraform roots need.

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'docs/tools');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
const description: unknown = describeSandbox(riverHotels, '/data');

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(folder, page), 'utf8');
  // A filter may come inside a command substitution of an argument.
  const filters = [...text.matchAll(/jq -[rc] (\.[\w.]+) "\$ready"/g)].map(([, filter]) => filter ?? '');

  it('reads what the sandbox describes', () => {
    expect(filters.length).toBeGreaterThan(2);
    expect(filters.filter((filter) => valueAt(filter) === undefined)).toEqual([]);
  });

  it('is in the index', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`(${page})`);
  });
});

describe.each(['confluent', 'databricks'])('the root %s', (name) => {
  const page = readFileSync(join(folder, `terraform-${name}.md`), 'utf8');
  const variables = readFileSync(join(root, `examples/terraform/${name}/variables.tf`), 'utf8');
  const blocks = variables.split(/^variable "/m).slice(1);
  const nameOf = (block: string): string => block.slice(0, block.indexOf('"'));
  const set = [...page.matchAll(/^export TF_VAR_(\w+)=/gm)].map(([, variable]) => variable ?? '');

  it('gets all that it requires from the page', () => {
    const required = blocks.filter((block) => !/^ {2}default\b/m.test(block)).map(nameOf);
    expect(required.filter((variable) => !set.includes(variable))).toEqual([]);
  });

  it('has every variable that the page sets', () => {
    expect(set.filter((variable) => !blocks.map(nameOf).includes(variable))).toEqual([]);
  });
});

function valueAt(filter: string): unknown {
  return filter
    .split('.')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], description);
}
