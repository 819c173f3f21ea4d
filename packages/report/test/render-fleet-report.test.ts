import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type FleetDocument, renderFleetReport } from '../src/index.ts';
import { fleetBroken, fleetHealthy, fleetStarting } from './fleet-documents.ts';
import { axeOf, hostileNamed, intrusions, open, texts } from './page-support.ts';

const states = { healthy: fleetHealthy, starting: fleetStarting, broken: fleetBroken };
const names = (document: Document): readonly string[] => texts(document, 'tbody#rows th');

describe('the page of a fleet', () => {
  it.each([
    ['healthy', 'LAB 3: 95 of 95 complete', ['✓ 95 complete'], ['Nobody is stuck.']],
    [
      'starting',
      'LAB 3: 31 of 95 complete',
      ['… 53 on the way', '– 11 not started', '✓ 31 complete'],
      ['Nobody is stuck.'],
    ],
    ['broken', 'LAB 3: 87 of 95 complete, 5 stuck', ['✗ 5 stuck', '… 3 on the way', '✓ 87 complete'], []],
  ] as const)('that is %s says how many are how', (name, title, counts, nothing) => {
    const document = open(renderFleetReport(states[name]));
    expect([document.title, texts(document, '#counts li'), texts(document, '#causes > p')]).toEqual([
      title,
      counts,
      nothing,
    ]);
  });

  it('has a tile and a row for each, who is stuck first, with a word for every sign', () => {
    const document = open(renderFleetReport(fleetBroken));
    expect([texts(document, '#tiles span[id]').length, names(document).length]).toEqual([95, 95]);
    expect(texts(document, '#tiles span[id]').slice(5, 8)).toEqual(['✓ wp006', '✗ wp007', '✓ wp008']);
    const rows = texts(document, '#rows tr');
    expect(rows[0]).toBe(
      'wp007@example.comwp007✗ stuck✗failed·waiting·waiting·waiting·waiting0 of 2–what fixes it: connector: task 0 FATAL: password authentication failed for user "debezium"',
    );
    expect(names(document).slice(1, 9)).toEqual(
      ['wp033', 'wp041', 'wp058', 'wp090', 'wp031', 'wp062', 'wp093', 'wp001'].map((one) => `${one}@example.com`),
    );
    expect(rows[8]).toBe('wp001@example.comwp001✓ complete✓done✓done✓done✓done✓done2 of 21,030');
  });

  it('says each cause once, with who has it and what fixes it, and leads from each row to it', () => {
    const document = open(renderFleetReport(fleetBroken));
    expect(texts(document, '#causes article')).toEqual([
      '1. 3 attendees: connector wp007, wp033, wp058 task 0 FATAL: password authentication failed for user "debezium" To fix it: Put the right password into the roster and give it to the connector: lab3 rotate, which takes it from the environment. database-password',
      '2. 1 attendee: Tableflow: riverhotel.public.hotel wp041 Tableflow SUSPENDED: Access denied to the bucket river-workshop (Service: S3, Status Code: 403) To fix it: Let the role of the provider integration read and write the bucket, then run lab3 resume riverhotel.public.hotel. storage-denied',
      '3. 1 attendee: verify the fleet wp090 Databricks refused to run the statement: the warehouse river-small is STOPPED and may not be started To fix it: Start the warehouse, or give the service principal CAN USE on it. warehouse-stopped',
    ]);
    const links = [...document.querySelectorAll('#rows a')].map((one) => one.getAttribute('href') ?? '');
    expect(links).toEqual(['#cause-1', '#cause-1', '#cause-2', '#cause-1', '#cause-3']);
    for (const link of links) expect(document.querySelectorAll(link)).toHaveLength(1);
  });

  it('names twelve who share a cause and counts the others, and says what was not checked', () => {
    const finding = { ruleId: 'r', where: 'connector', evidence: 'e', remedy: 'm' };
    const attendees = fleetHealthy.attendees.map((one) => ({ ...one, state: 'stuck' as const, findings: [finding] }));
    const all = { ...finding, attendees: attendees.map(({ attendee }) => attendee) };
    const document = open(
      renderFleetReport({ ...fleetHealthy, attendees, findings: [all], notes: ['3 of 95 labs were not checked'] }),
    );
    expect(texts(document, '#causes .quiet')).toEqual([
      'wp001, wp002, wp003, wp004, wp005, wp006, wp007, wp008, wp009, wp010, wp011, wp012 and 83 more',
    ]);
    expect(texts(document, '#causes li')).toEqual(['3 of 95 labs were not checked']);
  });

  it('has a time line where somebody watched, with its figures in a table, and none in a receipt', () => {
    const document = open(renderFleetReport(fleetBroken));
    expect(texts(document, '#counts-figures tbody tr')).toHaveLength(31);
    expect(texts(document, '#counts-figures tbody tr').at(-1)).toBe('2026-11-28 09:30:00 UTC530087');
    expect(texts(document, '.changes li')[0]).toBe(
      '09:15:00 UTC wp090@example.com: on the way → stuck (verify the fleet)',
    );
    expect(open(renderFleetReport(fleetHealthy)).querySelector('#time-line')).toBeNull();
  });

  it('has the path of a screen reader through it: title, landmarks, headings in order, tables with heads', () => {
    const document = open(renderFleetReport(fleetBroken));
    expect(document.documentElement.lang).toBe('en');
    expect(['header', 'main', 'footer'].map((name) => document.querySelectorAll(name).length)).toEqual([1, 1, 1]);
    expect(document.querySelector('form')?.getAttribute('role')).toBe('search');
    expect(texts(document, 'h1, h2')).toEqual([
      'LAB 3: 87 of 95 attendees complete',
      'The room',
      'To fix',
      'Attendees',
      'Time line',
    ]);
    for (const table of document.querySelectorAll('table')) {
      expect(table.caption?.textContent).toMatch(/\S/);
      expect(table.querySelectorAll('tbody th[scope="row"]').length).toBe(table.querySelectorAll('tbody tr').length);
    }
    expect(texts(document, '.attendees thead th[scope="col"]')).toEqual([
      ...['Attendee', 'Prefix', 'State', 'Connector', 'Topic', 'Tableflow', 'Catalog', 'Rows'],
      ...['Tables', 'Rows there', 'Why'],
    ]);
    for (const field of document.querySelectorAll('input, select'))
      expect(texts(document, `label[for="${field.id}"]`)).toHaveLength(1);
    expect(document.querySelector('#tiles')?.getAttribute('aria-label')).toBe(
      'Each attendee as a tile: 5 stuck, 3 on the way, 87 complete. The table has the same.',
    );
  });

  it('needs nothing else, and runs its own scripts only', () => {
    for (const isLive of [false, true]) {
      const page = renderFleetReport(fleetBroken, { isLive });
      const document = open(page);
      const scripts = [...document.querySelectorAll('script')].map((one) => one.textContent ?? '');
      expect(scripts).toHaveLength(isLive ? 2 : 1);
      const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
      expect(policy).toBe(
        [
          "default-src 'none'",
          `style-src '${hashOf(document.querySelector('style')?.textContent ?? '')}'`,
          `script-src ${scripts.map((script) => `'${hashOf(script)}'`).join(' ')}`,
          ...(isLive ? ["connect-src 'self'"] : []),
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; '),
      );
      expect(document.querySelectorAll('link, img, iframe, object, [style], [src], style ~ style')).toHaveLength(0);
    }
  });

  it('is the same for the same document, however many were rendered before', () => {
    expect(renderFleetReport(fleetBroken)).toBe(renderFleetReport(fleetBroken));
  });

  it.each(hostileNamed)('%s stays a text, wherever it comes from', (_shown, text) => {
    const known = new Set(['stuck', 'on the way', 'not started', 'complete', 'waiting', 'running', 'done', 'failed']);
    const poisoned = JSON.parse(JSON.stringify(someOf(fleetBroken)), (_name, value: unknown) =>
      typeof value === 'string' && !known.has(value) ? `${text}${value}` : value,
    ) as FleetDocument;
    for (const isLive of [false, true]) {
      const clean = open(renderFleetReport(someOf(fleetBroken), { isLive }));
      const document = open(renderFleetReport(poisoned, { isLive }));
      expect(kinds(document)).toEqual(kinds(clean));
      expect(intrusions(document)).toEqual([]);
      expect(texts(document, '#rows th').every((one) => one.length < 2_100)).toBe(true);
      expect([...document.querySelectorAll('script')].map((one) => one.textContent)).toEqual(
        [...clean.querySelectorAll('script')].map((one) => one.textContent),
      );
    }
  });

  it.each(Object.entries(states))('axe-core finds nothing in one that is %s', async (_name, document) => {
    const { violations, passes } = await axeOf(renderFleetReport(someOf(document), { isLive: true }));
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(15);
  });
});

/** Some rows of each state: with 95 it takes minutes here, and the browser of `report-screenshots` has them all. */
function someOf(document: FleetDocument): FleetDocument {
  return { ...document, attendees: document.attendees.filter(({ state }, index) => index < 5 || state === 'stuck') };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** How many there are of each kind of element, but those of the chart: times that cannot be read are in none. */
function kinds(document: Document): readonly string[] {
  for (const drawn of document.querySelectorAll('figure')) drawn.remove();
  const all = [...document.querySelectorAll('*')].map((one) => one.tagName.toLowerCase());
  return [...new Set(all)].sort().map((kind) => `${kind} ${all.filter((one) => one === kind).length}`);
}
