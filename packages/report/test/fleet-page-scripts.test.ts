import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { type FleetDocument, renderFleetReport } from '../src/index.ts';
import { fleetBroken, fleetHealthy } from './fleet-documents.ts';
import { texts } from './page-support.ts';

// What the scripts of the page do, each run as a browser runs it.

interface OpenPage {
  readonly document: Document;
  readonly window: JSDOM['window'];
  /** What the server sends next. */
  send(fleet: FleetDocument): void;
  /** The command says that it ends. */
  end(): void;
  /** Types or chooses something. */
  set(id: string, value: string): void;
}

function run(fleet: FleetDocument, { isLive = false, hash = '' } = {}): OpenPage {
  const sources: { onmessage?: (event: { readonly data: string }) => void }[] = [];
  const onEnd: (() => void)[] = [];
  let isOpen = true;
  const { window } = new JSDOM(renderFleetReport(fleet, { isLive }), {
    runScripts: 'dangerously',
    url: `http://127.0.0.1:4000/token/${hash}`,
    beforeParse(made) {
      class EventSource {
        onmessage?: (event: { readonly data: string }) => void;
        constructor() {
          sources.push(this);
        }
        addEventListener(name: string, run: () => void): void {
          if (name === 'end') onEnd.push(run);
        }
        close(): void {
          isOpen = false;
        }
      }
      Object.assign(made, { EventSource });
    },
  });
  const { document } = window;
  return {
    document,
    window,
    send: (next) => sources[0]?.onmessage?.({ data: renderFleetReport(next, { isLive }) }),
    end: () => {
      for (const run of onEnd) run();
      if (isOpen) throw new Error('the page still asks for more');
    },
    set(id, value) {
      const field = document.getElementById(id) as HTMLInputElement;
      if (field.type === 'checkbox') field.checked = value === 'on';
      else field.value = value;
      field.dispatchEvent(new window.Event('input', { bubbles: true }));
    },
  };
}

const shown = (document: Document): readonly string[] => texts(document, '#rows tr:not([hidden]) th');

describe('the filter', () => {
  it('is hidden in a page that runs no scripts, where everything is shown', () => {
    const { window } = new JSDOM(renderFleetReport(fleetBroken));
    expect(window.document.querySelector('form')?.hidden).toBe(true);
    expect(shown(window.document)).toHaveLength(95);
  });

  it('shows those whose name or prefix has the text, and those in a state, as tiles, rows and causes, and counts them', () => {
    const { document, set, window } = run(fleetBroken);
    expect(document.querySelector('form')?.hidden).toBe(false);
    expect(texts(document, '#shown')).toEqual(['95 of 95 attendees are shown']);
    set('names', ' WP00');
    expect(shown(document)).toEqual([7, 1, 2, 3, 4, 5, 6, 8, 9].map((number) => `wp00${number}@example.com`));
    expect(texts(document, '#tiles span[id]:not([hidden])')).toHaveLength(9);
    expect(texts(document, '#causes article:not([hidden]) h3')).toEqual(['1. 3 attendees: connector']);
    set('state', 'stuck');
    expect(shown(document)).toEqual(['wp007@example.com']);
    expect(texts(document, '#shown')).toEqual(['1 of 95 attendees are shown']);
    expect(window.location.hash).toBe('#name=+WP00&state=stuck');
    set('names', '');
    expect(shown(document)).toHaveLength(5);
    set('state', '');
    expect(shown(document)).toHaveLength(95);
  });

  it('is restored from the address, and a state that nobody knows is none', () => {
    const { document } = run(fleetBroken, { hash: '#name=wp0&state=on+the+way&projector=on' });
    expect(shown(document)).toEqual(['wp031@example.com', 'wp062@example.com', 'wp093@example.com']);
    expect((document.getElementById('projector') as HTMLInputElement).checked).toBe(true);
    expect(shown(run(fleetBroken, { hash: '#state=%3Cscript%3E' }).document)).toHaveLength(95);
  });

  it('stays as it is when somebody follows a link to a cause', () => {
    const { document, set, window } = run(fleetBroken);
    set('state', 'stuck');
    window.location.hash = '#cause-1';
    window.dispatchEvent(new window.Event('hashchange'));
    expect(shown(document)).toHaveLength(5);
  });
});

describe('the live page', () => {
  const next: FleetDocument = {
    ...fleetBroken,
    at: '2026-11-28T09:31:00.000Z',
    attendees: fleetBroken.attendees.map((one) =>
      one.attendee === 'wp041@example.com' ? { ...fleetHealthy.attendees[40], ...one, state: 'complete' } : one,
    ),
    counts: { ...fleetBroken.counts, stuck: 4, complete: 88 },
  };

  it('puts what has changed into its place, and leaves the rest as it is', () => {
    const { document, send } = run(fleetBroken, { isLive: true });
    const [first, ...others] = document.querySelectorAll('#rows tr');
    const chart = document.querySelector('#time svg');
    send(next);
    expect(document.title).toBe('LAB 3: 88 of 95 complete, 4 stuck');
    expect(texts(document, '#seen')).toEqual(['Seen 2026-11-28 09:31:00 UTC']);
    expect(texts(document, '#counts li')).toEqual(['✗ 4 stuck', '… 3 on the way', '✓ 88 complete']);
    const rows = [...document.querySelectorAll('#rows tr')];
    expect(rows[0]).toBe(first);
    // Two are new: the one that is complete now, and one whose cause has another number.
    expect(rows.filter((row) => others.includes(row))).toHaveLength(92);
    expect(texts(document, '#rows th').slice(0, 5)).toEqual(
      ['wp007', 'wp033', 'wp058', 'wp090', 'wp031'].map((one) => `${one}@example.com`),
    );
    expect(rows).toHaveLength(95);
    expect(document.querySelector('#time svg')).toBe(chart);
    expect(texts(document, '#tiles span[id]')[40]).toBe('✓ wp041');
  });

  it('keeps the filter, what is open, and the focus', () => {
    const { document, send, set } = run(fleetBroken, { isLive: true });
    set('state', 'stuck');
    document.querySelector('details')?.setAttribute('open', '');
    document.querySelector<HTMLElement>('#attendee-33 a')?.focus();
    send({ ...next, samples: fleetBroken.samples?.slice(1) });
    expect(shown(document)).toEqual(['wp007', 'wp033', 'wp058', 'wp090'].map((one) => `${one}@example.com`));
    expect(document.querySelector('details')?.open).toBe(true);
    expect(document.activeElement?.closest('tr')?.id).toBe('attendee-33');
  });

  it('keeps the focus in what was replaced', () => {
    const { document, send } = run(fleetBroken, { isLive: true });
    document.querySelector<HTMLElement>('#counts-figures summary')?.focus();
    send({ ...next, samples: fleetBroken.samples?.slice(1) });
    expect(document.activeElement?.closest('details')?.id).toBe('counts-figures');
    const moved = fleetBroken.findings.map((finding) => ({ ...finding, evidence: 'task 0 is dead' }));
    const findings = moved.slice(0, 1);
    document.querySelector<HTMLElement>('#attendee-7 a')?.focus();
    send({ ...next, attendees: next.attendees.map((one) => (one.findings.length > 0 ? { ...one, findings } : one)) });
    expect(document.activeElement?.closest('tr')?.id).toBe('attendee-7');
  });

  it('says that the command has ended, and asks no more', () => {
    const { document, end } = run(fleetBroken, { isLive: true });
    expect(texts(document, '#live')).toEqual(['live']);
    end();
    expect(texts(document, '#live')).toEqual(['ended: this is what was seen last']);
  });

  it('says a state once, and only when a check has ended and it is another one', () => {
    const { document, send, window } = run(fleetBroken, { isLive: true });
    const region = document.querySelector('[aria-live]:not(output)');
    let announced = 0;
    new window.MutationObserver((changes) => {
      announced += changes.length;
    }).observe(region as Node, { childList: true, subtree: true, characterData: true });
    // Under way: rows change, the last whole check does not.
    send(next);
    expect(texts(document, '#said')).toEqual(['5 stuck, 3 on the way, 87 complete']);
    const counts = { ...fleetBroken.counts, stuck: 4, complete: 88 };
    send({ ...next, samples: [{ at: next.at, counts }] });
    expect(document.querySelector('[aria-live]:not(output)')).toBe(region);
    expect(texts(document, '#said')).toEqual(['4 stuck, 3 on the way, 88 complete']);
    return Promise.resolve().then(() => expect(announced).toBe(1));
  });
});
