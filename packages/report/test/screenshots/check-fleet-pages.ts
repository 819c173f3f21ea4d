import type { Browser, Page } from 'playwright-core';
import { type FleetDocument, renderFleetReport } from '../../src/index.ts';
import { fleetBroken, fleetHealthy, fleetStarting } from '../fleet-documents.ts';
import { type Look, openPage } from './checked-page.ts';

const laptop = { width: 1_366, height: 768 };
const projector = { width: 1_920, height: 1_080, scale: 2 / 3, hash: '#projector=on' };
const looks: readonly (Look & { readonly name: string; readonly fleet: FleetDocument })[] = [
  { name: 'fleet-healthy', fleet: fleetHealthy, ...laptop, colorScheme: 'light' },
  { name: 'fleet-starting', fleet: fleetStarting, ...laptop, colorScheme: 'light' },
  { name: 'fleet-broken', fleet: fleetBroken, ...laptop, colorScheme: 'light' },
  { name: 'fleet-broken-dark', fleet: fleetBroken, ...laptop, colorScheme: 'dark' },
  { name: 'fleet-broken-projector', fleet: fleetBroken, ...projector, colorScheme: 'dark' },
  { name: 'fleet-broken-print', fleet: fleetBroken, width: 1_123, height: 794, colorScheme: 'dark', media: 'print' },
];
const checkedOnly: readonly (Look & { readonly name: string; readonly fleet: FleetDocument })[] = [
  { name: 'fleet-starting-dark', fleet: fleetStarting, ...laptop, colorScheme: 'dark' },
  { name: 'fleet-healthy-dark', fleet: fleetHealthy, ...laptop, colorScheme: 'dark' },
  { name: 'fleet-broken-projector-light', fleet: fleetBroken, ...projector, colorScheme: 'light' },
  { name: 'fleet-broken-narrow', fleet: fleetBroken, width: 400, height: 900, colorScheme: 'light' },
];

/** Checks the page of 95 attendees in each state and look, keeps pictures, and goes its keyboard path. */
export async function checkFleetPages(
  browser: Browser,
  say: (what: string, found: readonly string[]) => void,
): Promise<void> {
  for (const { name, fleet, ...look } of [...looks, ...checkedOnly]) {
    const checked = await openPage(browser, renderFleetReport(fleet), look);
    checked.expect('the number of rows', await checked.page.locator('#rows tr').count(), 95);
    if (looks.some((one) => one.name === name)) await checked.keep(name);
    say(`${name}, ${look.width} px, ${look.media ?? look.colorScheme}`, await checked.close());
  }
  say('fleet-broken by keyboard', await goByKeyboard(browser));
  const paper = await openPage(browser, renderFleetReport(fleetBroken), { ...laptop, colorScheme: 'light' });
  const pdf = await paper.page.pdf({ format: 'A4', landscape: true, printBackground: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  say(`fleet-broken on paper: ${sheets} sheets of A4`, [
    ...(sheets === 0 ? ['no sheet'] : []),
    ...(await paper.close()),
  ]);
  say(`time to first row of 95: ${await firstRowMs(browser)} ms, all of them: ${await firstRowMs(browser, 95)} ms`, []);
}

/** Searches, filters, enlarges and follows a link without a mouse, and sees at each step where it is. */
async function goByKeyboard(browser: Browser): Promise<readonly string[]> {
  const checked = await openPage(browser, renderFleetReport(fleetBroken), { ...laptop, colorScheme: 'light' });
  const { page, expect } = checked;
  const next = async (wanted: string): Promise<void> => {
    await page.keyboard.press('Tab');
    const { at, outline } = await page.evaluate(() => {
      const { activeElement: element } = document;
      const name = element?.id || element?.className || element?.getAttribute('href') || element?.tagName || '';
      return { at: name, outline: element ? getComputedStyle(element).outlineStyle : 'none' };
    });
    expect('the focus', at, wanted);
    expect(`whether the focus on ${wanted} is seen`, outline !== 'none', true);
  };
  const shown = (): Promise<readonly string[]> =>
    page.locator('#rows tr:not([hidden]) td:nth-child(2)').allTextContents();
  await next('skip');
  await next('names');
  await page.keyboard.type('wp04');
  expect('who is shown', await shown(), [
    'wp041',
    'wp040',
    'wp042',
    'wp043',
    'wp044',
    'wp045',
    'wp046',
    'wp047',
    'wp048',
    'wp049',
  ]);
  await next('state');
  await page.keyboard.type('stuck');
  expect('who is stuck', await shown(), ['wp041']);
  expect('what is said', await page.locator('#shown').textContent(), '1 of 95 attendees are shown');
  await next('projector');
  await page.keyboard.press('Space');
  expect('the type', await page.evaluate(() => getComputedStyle(document.body).fontSize), '24px');
  await next('scroll');
  await next('#cause-2');
  await page.keyboard.press('Enter');
  expect('the address', new URL(page.url()).hash, '#cause-2');
  const top = (await page.locator('#cause-2').boundingBox())?.y ?? Number.NaN;
  expect('whether the cause is on the screen', [Math.round(top) >= 0, top < laptop.height], [true, true]);
  expect('who is shown after that', await shown(), ['wp041']);
  return checked.close();
}

/** When so many rows were painted, in milliseconds after the file was asked for. The median of seven. */
async function firstRowMs(browser: Browser, rows = 1): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 7; count += 1) {
    const checked = await openPage(browser, renderFleetReport(fleetBroken), { ...laptop, colorScheme: 'light' });
    await checked.page.addInitScript({ content: watchRows });
    await checked.page.reload();
    times.push(await paintedMs(checked.page, rows));
    await checked.page.close();
  }
  return Math.round(times.sort((left, right) => left - right)[3] ?? Number.NaN);
}

/** Runs in the page: writes down how many rows there were at which frame. */
const watchRows = `
globalThis.seen = [];
(function look() {
  const rows = document.querySelectorAll('#rows tr').length;
  seen.push([rows, performance.now()]);
  if (rows < 95) requestAnimationFrame(look);
})();
`;

async function paintedMs(page: Page, rows: number): Promise<number> {
  // The frame after the last one is painted.
  const seen = (await page.evaluate(
    `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(seen))))`,
  )) as readonly (readonly [rows: number, ms: number])[];
  return seen.find(([count]) => count >= rows)?.[1] ?? Number.NaN;
}
