import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ReportDocument, renderReport } from '../src/index.ts';
import { damagedTable, failedConnector, healthy, refusedIntegration, starting } from './documents.ts';
import { axeOf, hostileNamed, intrusions, open, texts } from './page-support.ts';

const states = { healthy, starting, damagedTable, failedConnector, refusedIntegration };

describe('the page', () => {
  it.each([
    ['healthy', '✓ healthy', ['Nothing to fix.']],
    ['starting', '… starting: not all rows have arrived yet, and nothing has failed', []],
    ['damagedTable', '✗ not healthy', []],
    ['failedConnector', '✗ not healthy', []],
    ['refusedIntegration', '✗ not healthy', []],
  ] as const)('of a lab that is %s says so', (name, verdict, nothing) => {
    const document = open(renderReport(states[name]));
    expect(texts(document, '#verdict')).toEqual([verdict]);
    expect(texts(document, '#findings ~ p')).toEqual(nothing);
  });

  it('has the path of a screen reader through it: title, landmarks, headings in order, tables with heads', () => {
    const document = open(renderReport(healthy));
    expect(document.title).toBe('LAB 3 on river-hotels: healthy');
    expect(document.documentElement.lang).toBe('en');
    expect(['header', 'main', 'footer'].map((name) => document.querySelectorAll(name).length)).toEqual([1, 1, 1]);
    expect(document.querySelector('a.skip')?.getAttribute('href')).toBe('#main');
    expect(texts(document, 'h1, h2, h3')).toEqual([
      'LAB 3 on river-hotels',
      'Pipeline',
      'Findings',
      'Tables',
      'riverhotel.public.hotel',
      'riverhotel.public.customer',
      'Receipt',
      'Steps',
    ]);
    for (const table of document.querySelectorAll('table')) {
      expect(table.caption?.textContent).toMatch(/\S/);
      expect(table.querySelectorAll('thead th[scope="col"]').length).toBeGreaterThan(1);
    }
    for (const picture of document.querySelectorAll('svg')) {
      expect(picture.getAttribute('role')).toBe('img');
      expect(picture.getAttribute('aria-label')).toMatch(/\S/);
    }
    for (const figure of document.querySelectorAll('figure'))
      expect(figure.querySelectorAll('details table tbody tr').length).toBeGreaterThan(0);
  });

  it('says in the picture what is where, with a sign and a word beside the colour', () => {
    const document = open(renderReport(damagedTable));
    expect(texts(document, '.pipeline.across g g title, .pipeline.across > g title')).toEqual([
      'PostgreSQL: healthy, reached',
      'CDC connector: healthy, RUNNING',
      'Kafka topics: healthy, 2 topics',
      'Tableflow: unhealthy, FAILED / RUNNING',
      'Delta tables: unhealthy, 1 of 2 complete',
      'Unity Catalog: healthy, CONNECTED',
    ]);
    expect(texts(document, '.pipeline.across .sign')).toEqual(['✓', '✓', '✓', '✗', '✗', '✓']);
    expect(texts(document, '.pipeline.across .figure')).toEqual([
      '1,231 rows',
      'slot 2.0 KiB behind',
      '1,231 records',
      'sync SYNCED',
      '1,226 rows, 10 min old',
      'river-hotels',
    ]);
    expect(document.querySelector('.pipeline.across')?.getAttribute('aria-label')).toContain(
      'Tableflow unhealthy (FAILED / RUNNING), then',
    );
  });

  it('has the figures of every chart in a table', () => {
    const document = open(renderReport(healthy));
    expect(texts(document, '#table-1-rows-figures tbody tr')).toEqual([
      '2026-11-28 09:02:00 UTC0',
      '2026-11-28 09:03:00 UTC30',
      '2026-11-28 09:04:00 UTC32',
      '2026-11-28 09:05:00 UTC32',
      '2026-11-28 09:06:00 UTC36',
      '2026-11-28 09:07:00 UTC37',
      '2026-11-28 09:08:00 UTC42',
    ]);
    expect(texts(document, '#table-2-files-figures tbody tr').slice(0, 2)).toEqual([
      '02026-11-28 09:02:00 UTCCREATE TABLE000 B',
      '12026-11-28 09:03:00 UTCWRITE600256.3 KiB',
    ]);
    expect(texts(document, '#steps-figures tbody tr').at(-1)).toBe(
      'verify tablescomplete24 sThe warehouse was starting.',
    );
    expect(texts(document, 'caption')).toContain('Schemas of riverhotel.public.hotel');
    expect(texts(document, 'td').filter((text) => text === '+ stars')).toHaveLength(1);
  });

  it('says each cause with what speaks for it and what fixes it', () => {
    const document = open(renderReport(failedConnector));
    const [finding] = document.querySelectorAll('.finding');
    expect(finding?.querySelector('h3')?.textContent).toBe('connector: failed');
    expect([...(finding?.querySelectorAll('li') ?? [])].map((one) => one.textContent)).toEqual([
      'task 0 FATAL: password authentication failed for user "debezium"',
      'source database the role debezium logs in with another password.',
      'Verify the credentials of the database, then restart the connector.',
    ]);
    expect(finding?.querySelector('.remedy')?.textContent).toBe(
      'To fix it: Give the connector the new one: run lab3 rotate, which takes it from the environment. database-password',
    );
  });

  it('is the same for the same document, however many were rendered before', () => {
    expect(renderReport(healthy)).toBe(renderReport(healthy));
  });

  it('shows counts of somebody who watches where the log says nothing', () => {
    const samples = [1, 2, 3].map((count) => ({ at: `2026-11-28T09:0${count}:00Z`, rows: count * 10 }));
    const tables = healthy.tables.map((table) => ({ ...table, commits: [], samples }));
    const document = open(renderReport({ ...healthy, tables }));
    expect(texts(document, '#table-1-rows-figures tbody td')).toEqual(['10', '20', '30']);
    expect(document.querySelector('#table-1-files-figures')).toBeNull();
  });
});

describe('nothing of others runs or is loaded', () => {
  it('the page has no script, and its policy lets no other style, script, picture or address in', () => {
    const document = open(renderReport(healthy));
    const style = document.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(document.querySelectorAll('script, link, img, iframe, object, [style], style ~ style')).toHaveLength(0);
    expect([...document.querySelectorAll('[href], [src]')].map((one) => one.getAttribute('href'))).toEqual(['#main']);
  });

  it('the live page has the one script that its policy names', () => {
    const document = open(renderReport(healthy, { isLive: true }));
    const [script, ...others] = document.querySelectorAll('script');
    const hash = createHash('sha256')
      .update(script?.textContent ?? '')
      .digest('base64');
    expect(others).toEqual([]);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      `; script-src 'sha256-${hash}'; connect-src 'self'; `,
    );
  });

  it.each(hostileNamed)('%s stays a text, wherever it comes from', (_shown, text) => {
    const poisoned = JSON.parse(JSON.stringify(damagedTable), (_name, value: unknown) =>
      typeof value === 'string' && !['healthy', 'failed', 'pending', 'complete', 'behind'].includes(value)
        ? `${text}${value}`
        : value,
    ) as ReportDocument;
    // The names by which the page finds the two parts are no texts of others.
    const parts = poisoned.parts.map((part, index) => ({ ...part, part: damagedTable.parts[index]?.part ?? '' }));
    for (const isLive of [false, true]) {
      const clean = open(renderReport(damagedTable, { isLive }));
      const document = open(renderReport({ ...poisoned, parts }, { isLive }));
      expect(tags(document)).toEqual(tags(clean));
      expect(intrusions(document)).toEqual([]);
    }
  });
});

/** Kinds of elements but those of charts: times that cannot be read have none. */
function tags(document: Document): readonly string[] {
  const drawn = new Set([
    'figure',
    'figcaption',
    'details',
    'summary',
    'path',
    'rect',
    'text',
    'g',
    'clippath',
    'defs',
    'svg',
    'title',
  ]);
  const all = [...document.querySelectorAll('*')].map((one) => one.tagName.toLowerCase());
  const own = all.filter(
    (name) => !drawn.has(name) && !['div', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'p'].includes(name),
  );
  return [...new Set(own)].sort();
}

describe('axe-core', () => {
  it.each(Object.entries(states))('finds nothing in the page of a lab that is %s', async (_name, document) => {
    const { violations, passes } = await axeOf(renderReport(document));
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(15);
  });
});
