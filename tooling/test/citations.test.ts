import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

// What a comment or a page refers to exists in the repository, or is a page of the vendor.

const factPages = ['docs/facts/confluent-cloud.md', 'docs/facts/databricks.md'];
const evidence = /documented|described|recorded|client behaviour|workshop|reported|assumed/i;
const vendorPage =
  /https:\/\/(docs\.confluent\.io|www\.confluent\.io|api\.telemetry\.confluent\.cloud|docs\.databricks\.com|learn\.microsoft\.com|docs\.aws\.amazon\.com|www\.postgresql\.org|debezium\.io|www\.rfc-editor\.org|github\.com)\//;
const sectionId = /\b[CD]\d{1,2}(?:\.\d{1,2})?\b/g;

const pages = textFiles().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const facts = factPages.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const headings = facts.flatMap(({ text }) => [...text.matchAll(/^#{2,3} ([CD][\d.]+) /gm)].map(([, id]) => id ?? ''));
const sections = new Set(headings);

describe('citations', () => {
  it('resolve, everywhere in the repository', () => {
    const dangling = pages.flatMap(({ path, text }) =>
      faultsIn(path, text, sections).map((fault) => `${path}: ${fault}`),
    );
    expect(dangling).toEqual([]);
    const count = pages.reduce((sum, { path, text }) => sum + (isCode(path) ? citations(text).length : 0), 0);
    console.info(`${count} citations of ${sections.size} sections, ${dangling.length} dangling`);
    expect(count).toBeGreaterThan(100);
  });

  it.each([
    [
      'a section that does not exist',
      '/** Order matters. Source: C99.1. */',
      '"C99.1" is not a section of docs/facts. Cite one of its headings, or add a section with the next free number.',
    ],
    [
      'a document that is not here',
      '// Source: facts on Databricks, §6.2.',
      '"Source: facts on Databricks, §6.2." cites nothing that can be opened. Name a section of docs/facts (C2.6, D6.4), the page of the vendor (https://docs…) or a file of this repository.',
    ],
    [
      'one of two sections',
      '/**\n * Two things.\n * Source: D6 and\n * D77.\n */',
      '"D77" is not a section of docs/facts. Cite one of its headings, or add a section with the next free number.',
    ],
    [
      'a blog',
      '// Source: https://blog.example.com/how-it-works.',
      '"Source: https://blog.example.com/how-it-works." cites nothing that can be opened. Name a section of docs/facts (C2.6, D6.4), the page of the vendor (https://docs…) or a file of this repository.',
    ],
    [
      'a file that moved',
      '// See docs/decisions/0000-nothing.md.',
      '"docs/decisions/0000-nothing.md" does not exist. Correct the path, or write the file.',
    ],
  ])('are refused: %s', (_name, text, fault) => {
    expect(faultsIn('packages/simulator/src/a.ts', text, sections)).toEqual([fault]);
  });

  it.each([
    '/** Pages. Source: C1.2. */',
    '// Source: C1.3 and C6.3.',
    '// Source: https://docs.confluent.io/cloud/current/api.html#section/Errors',
    '// Why: docs/decisions/0003-one-store-and-atomic-batches.md.',
  ])('are taken: %s', (text) => {
    expect(faultsIn('packages/simulator/src/a.ts', text, sections)).toEqual([]);
  });
});

describe('links of pages', () => {
  it('lead to files and headings that exist', () => {
    expect(
      pages.filter(({ path }) => path.endsWith('.md')).flatMap(({ path, text }) => brokenLinks(path, text)),
    ).toEqual([]);
  });

  it('are checked', () => {
    expect(brokenLinks('docs/a.md', '[a](missing.md) [b](facts/databricks.md#d61-the-metastore) [c](#none)')).toEqual([
      'docs/a.md links missing.md: there is no docs/missing.md. Correct the link, or write the file.',
      'docs/a.md links #none: docs/a.md has no such heading. Correct the part after #.',
    ]);
  });
});

describe('facts', () => {
  it('have a number of their own', () => {
    const twice = headings.filter((id, index) => headings.indexOf(id) !== index);
    expect(twice, 'Give the newer section the next free number of its chapter; never renumber an older one.').toEqual(
      [],
    );
  });

  it('say what they rest on', () => {
    const silent = facts.flatMap(({ path, text }) =>
      text
        .split(/^(?=#{2,3} )/m)
        .slice(1)
        .filter((section) => section.includes('\n- ') && !evidence.test(section))
        .map((section) => `${path}: ${section.split('\n')[0]}`),
    );
    expect(silent, 'End the fact with one of the words for evidence of docs/facts/README.md.').toEqual([]);
  });
});

/** What a file cites and what cannot be opened, each with what to do about it. */
function faultsIn(path: string, text: string, known: ReadonlySet<string>): readonly string[] {
  const opened = (isCode(path) ? citations(text) : []).flatMap((citation) => {
    const ids = citation.match(sectionId) ?? [];
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      return unknown.map(
        (id) =>
          `"${id}" is not a section of docs/facts. Cite one of its headings, or add a section with the next free number.`,
      );
    }
    return ids.length > 0 || vendorPage.test(citation) || /\b(docs|packages|tooling)\/\S+/.test(citation)
      ? []
      : [
          `"${citation}" cites nothing that can be opened. Name a section of docs/facts (C2.6, D6.4), the page of the vendor (https://docs…) or a file of this repository.`,
        ];
  });
  const mentioned = commentsOf(path, text).flatMap((comment) => [
    ...comment.matchAll(/(?<![\w/.@-])(?:docs|contributing|tooling|packages)\/[\w./-]+\.(?:md|ts|yaml)\b/g),
  ]);
  const missing = [...new Set(mentioned.map(([file]) => file))].filter((file) => !existsSync(join(root, file)));
  return [...opened, ...missing.map((file) => `"${file}" does not exist. Correct the path, or write the file.`)];
}

/** From `Source:` to the end of its sentence, over the lines of a comment. */
function citations(text: string): readonly string[] {
  return commentsOf('a.ts', text).flatMap((comment) =>
    [...comment.matchAll(/\bSource: (?:https:\S+|(?:(?!\.(?:\s|$)).)+\.?)/g)].map(([citation]) => citation.trim()),
  );
}

/** The comments of code, each as one line of text; a page is one comment, without the files that it shows. */
function commentsOf(path: string, text: string): readonly string[] {
  const found = isCode(path)
    ? (text.match(/\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n?)+|(?<=\s)\/\/ .*$/gm) ?? [])
    : [text.replace(/^```[\s\S]*?^```$/gm, '')];
  return found.map((comment) => comment.replace(/\s*\n\s*(?:\*\/|\*|\/\/)?\s*/g, ' ').replace(/\s*\*\/$/, ''));
}

function brokenLinks(path: string, text: string): readonly string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '');
  return [...prose.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    const [file = '', anchor] = link.split('#');
    const target = file ? relative(root, join(root, dirname(path), file)) : path;
    if (file && !existsSync(join(root, target))) {
      return [`${path} links ${link}: there is no ${target}. Correct the link, or write the file.`];
    }
    if (!anchor || !target.endsWith('.md')) return [];
    const content = file ? readFileSync(join(root, target), 'utf8') : text;
    return anchorsOf(content).includes(anchor)
      ? []
      : [`${path} links ${link}: ${target} has no such heading. Correct the part after #.`];
  });
}

/** Anchors as GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function isCode(path: string): boolean {
  return path.endsWith('.ts');
}

/** Everything written by hand, from the root of the repository. */
function textFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (/^(node_modules|dist|coverage|generated|\.git|\.turbo)$/.test(name)) return [];
    if (statSync(join(root, path)).isDirectory()) return textFiles(path);
    // This file cites what does not exist, to see that it is refused.
    return /\.(ts|md)$/.test(name) && name !== 'citations.test.ts' ? [path] : [];
  });
}
