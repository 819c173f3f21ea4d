import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

/** How a page is shown. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  readonly media?: 'screen' | 'print';
  /** Pixels of a picture for each of the page. Default 1. */
  readonly scale?: number;
  /** What is behind `#` in its address. */
  readonly hash?: string;
}

/** A page in a browser, and what is wrong with it. */
export interface CheckedPage {
  readonly page: Page;
  /** Adds a problem unless the two are the same. */
  expect(what: string, seen: unknown, wanted: unknown): void;
  /** Keeps a picture of what is on the screen in docs/images, which may not be large. */
  keep(name: string): Promise<void>;
  /** Checks all rules of axe-core and that nothing is wider than the screen, closes the page, and says what was found. */
  close(): Promise<readonly string[]>;
}

const images = join(import.meta.dirname, '../../../../docs/images');
const largest = 150 * 1_024;
const folder = mkdtempSync(join(tmpdir(), 'lab3-pages-'));
let files = 0;

/** Opens a page as a file, as whoever gets it does. What it says on the console or asks for is a problem. */
export async function openPage(browser: Browser, markup: string, look: Look): Promise<CheckedPage> {
  const { colorScheme, hash = '', height, media = 'screen', scale = 1, width } = look;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme,
    bypassCSP: false,
  });
  const problems: string[] = [];
  files += 1;
  const file = join(folder, `${files}.html`);
  writeFileSync(file, markup);
  const url = pathToFileURL(file).href;
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url) problems.push(`asked for ${request.url()}`);
  });
  await page.emulateMedia({ media });
  await page.goto(`${url}${hash}`);
  return {
    page,
    expect(what, seen, wanted) {
      if (JSON.stringify(seen) !== JSON.stringify(wanted))
        problems.push(`${what} is ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`);
    },
    async keep(name) {
      const path = join(images, `${name}.png`);
      await page.screenshot({ path, fullPage: false });
      if (statSync(path).size > largest) problems.push(`${name} is larger than 150 KiB`);
    },
    async close() {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) problems.push(`${overflow} pixels too wide`);
      // The tools of the browser may run in the page what its policy lets no page run.
      const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as {
        violations: readonly { id: string; nodes: readonly { html: string }[] }[];
      };
      problems.push(
        ...violations.map(({ id, nodes }) => `axe: ${id} (${nodes.length}), e.g. ${nodes[0]?.html.slice(0, 200)}`),
      );
      await page.close();
      return problems;
    },
  };
}
