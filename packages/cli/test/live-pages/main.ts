import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { runLab3 } from '../run-lab3.ts';
import { type RunningLab3, startLab3, startSandboxProcess } from '../sandbox-process.ts';

// Opens `lab3 watch --web` and `lab3 fleet watch --web` in a real Chromium while labs are performed in real sandboxes, measures when
// there is something to see, lets axe-core check them, and keeps pictures in docs/images. `CHROMIUM` says where one is.

const images = join(import.meta.dirname, '../../../../docs/images');
const attendees = process.argv[2] ?? '20';
let problems = 0;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
await inSandbox([], showLab);
await inSandbox(['--attendees', attendees], showFleet);
await browser.close();
if (problems > 0) process.exitCode = 1;

/** One lab: its page while somebody watches. */
async function showLab(folder: string): Promise<void> {
  await runLab3(['up', '--sandbox'], { cwd: folder });
  const watching = await watch(['watch', '--web', '--every', '1s'], folder, 'the page is on');
  const page = await open(browser, watching.url, { width: 1_280, height: 900 });
  // Three checks make a line of the chart.
  const first = await page.locator('#seen').textContent();
  await changed(page, '#seen', first);
  await changed(page, '#seen', await page.locator('#seen').textContent());
  await page.screenshot({ path: join(images, 'watch-live.png') });
  await check('lab3 watch --web', page);
  await page.close();
  await watching.command.end('SIGINT');
}

/** A workshop: its page from the moment the command begins, while the labs are performed, to the end. */
async function showFleet(folder: string): Promise<void> {
  const startedMs = performance.now();
  const watching = await watch(['fleet', 'watch', '--web', '--every', '1s'], folder, 'the page is on');
  const servedMs = performance.now() - startedMs;
  const page = await open(browser, watching.url, { width: 1_366, height: 768 });
  await page.locator('#rows tr').first().waitFor();
  const rowMs = performance.now() - startedMs;
  await page.locator('#rows tr:not([data-state="not checked"])').first().waitFor();
  const checkedMs = performance.now() - startedMs;
  await page.locator(`#counts:has-text("${attendees} not started")`).waitFor();
  const allMs = performance.now() - startedMs;
  say(
    `lab3 fleet watch --web of ${attendees}: page served after ${seconds(servedMs)}, first row after ${seconds(rowMs)}, first that was checked after ${seconds(checkedMs)}, all after ${seconds(allMs)}`,
    [],
  );
  const up = runLab3(['fleet', 'up', '--sandbox'], { cwd: folder });
  // Chosen while the page changes: it stays, and so does the focus.
  await page.locator('#names').fill('wp0');
  await page.locator('#rows tr[data-state="complete"]').nth(2).waitFor({ timeout: 180_000 });
  await page.screenshot({ path: join(images, 'fleet-watch-live.png') });
  const kept = await page.evaluate(() => [
    document.querySelector<HTMLInputElement>('#names')?.value,
    document.activeElement?.id,
  ]);
  await check('lab3 fleet watch --web, under way', page);
  say('what was typed is kept, and has the focus', kept.join() === 'wp0,names' ? [] : [`it is ${kept.join()}`]);
  say('lab3 fleet up', (await up).code === 0 ? [] : ['did not complete']);
  await page.locator(`#counts:has-text("${attendees} complete")`).waitFor({ timeout: 120_000 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await check('lab3 fleet watch --web, complete, dark', page);
  await watching.command.end('SIGINT');
  await page.locator('#live:has-text("ended")').waitFor();
  await page.close();
}

async function inSandbox(args: readonly string[], show: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lab3-live-'));
  const sandbox = await startSandboxProcess(args, folder);
  try {
    await show(folder);
  } finally {
    await sandbox.end('SIGINT');
    await rm(folder, { recursive: true, force: true });
  }
}

async function watch(
  args: readonly string[],
  cwd: string,
  until: string,
): Promise<{ readonly command: RunningLab3; readonly url: string }> {
  const command = await startLab3([...args, '--sandbox'], { cwd, env: {}, until });
  return { command, url: /note: the page is on (\S+)/.exec(command.printed())?.[1] ?? '' };
}

async function open(from: Browser, url: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await from.newPage({ viewport, colorScheme: 'light' });
  page.on('console', (message) => say('the console', [message.text()]));
  page.on('pageerror', (error) => say('the page', [String(error)]));
  await page.goto(url);
  return page;
}

async function changed(page: Page, selector: string, from: string | null): Promise<void> {
  await page
    .locator(selector)
    .filter({ hasNotText: from ?? '' })
    .waitFor({ timeout: 60_000 });
}

async function check(what: string, page: Page): Promise<void> {
  const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  };
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  say(what, [
    ...violations.map(({ id, nodes }) => `axe: ${id} (${nodes.length}), e.g. ${nodes[0]?.html.slice(0, 200)}`),
    ...(overflow > 0 ? [`${overflow} pixels too wide`] : []),
  ]);
}

function say(what: string, found: readonly string[]): void {
  problems += found.length;
  process.stdout.write(`${what}: ${found.length === 0 ? 'no violation' : found.join('; ')}\n`);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
