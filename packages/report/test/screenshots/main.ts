import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { type ReportDocument, renderReport } from '../../src/index.ts';
import { damagedTable, failedConnector, healthy, refusedIntegration, starting } from '../documents.ts';

// Renders the page in a real Chromium, wide and narrow, light and dark, lets axe-core check each, and keeps pictures in
// docs/images. Needs a Chromium: `CHROMIUM=/usr/bin/chromium` is where Debian has it.

const folder = join(import.meta.dirname, '../../../../docs/images');
const largest = 150 * 1_024;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const states: Readonly<Record<string, ReportDocument>> = {
  healthy,
  starting,
  'damaged-table': damagedTable,
  'failed-connector': failedConnector,
  'refused-integration': refusedIntegration,
};
const looks = [
  { name: '', width: 1_280, height: 900, colorScheme: 'light', isKept: true },
  { name: '-dark', width: 1_280, height: 900, colorScheme: 'dark', isKept: false },
  { name: '-narrow', width: 400, height: 900, colorScheme: 'light', isKept: false },
] as const;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
mkdirSync(folder, { recursive: true });
let problems = 0;
for (const [state, document] of Object.entries(states)) {
  for (const { name, width, height, colorScheme, isKept } of looks) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, bypassCSP: false });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('data:') && request.url() !== 'about:blank')
        said.push(`asked for ${request.url()}`);
    });
    await page.setContent(renderReport(document));
    const overflow = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth);
    const isExample = isKept || state === 'healthy';
    if (isExample) {
      const path = join(folder, `report-${state}${name}.png`);
      await page.screenshot({ path, fullPage: false });
      if (statSync(path).size > largest) said.push(`${path} is larger than 150 KiB`);
    }
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${state}${name}.png`), fullPage: true });
    // The tools of the browser may run in the page what its policy lets no page run.
    const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as {
      violations: readonly { id: string; nodes: readonly unknown[] }[];
    };
    const found = [
      ...violations.map(({ id, nodes }) => `axe: ${id} (${nodes.length})`),
      ...(overflow > 0 ? [`${overflow} pixels too wide`] : []),
      ...said,
    ];
    problems += found.length;
    process.stdout.write(
      `${state}, ${width} px, ${colorScheme}: ${found.length === 0 ? 'no violation' : found.join('; ')}\n`,
    );
    await page.close();
  }
}
await browser.close();
if (problems > 0) process.exitCode = 1;
