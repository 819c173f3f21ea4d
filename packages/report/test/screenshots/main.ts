import { checkFleetPages } from './check-fleet-pages.ts';
import { checkLabPages } from './check-lab-pages.ts';
import { openBrowser } from './open-browser.ts';

// Renders the pages in a real Chromium, wide and narrow, light, dark and printed, lets axe-core check each, goes the path of a
// keyboard, and keeps pictures in docs/images.

const browser = await openBrowser();
let problems = 0;
const say = (what: string, found: readonly string[]): void => {
  problems += found.length;
  process.stdout.write(`${what}: ${found.length === 0 ? 'no violation' : found.join('; ')}\n`);
};
await checkLabPages(browser, say);
await checkFleetPages(browser, say);
await browser.close();
if (problems > 0) process.exitCode = 1;
